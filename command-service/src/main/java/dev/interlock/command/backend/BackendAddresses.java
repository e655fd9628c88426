package dev.interlock.command.backend;

import dev.interlock.integration.AddressPolicy;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where instances may be: anywhere but at those who hand out credentials, and the like. */
@Configuration(proxyBeanMethods = false)
class BackendAddresses {
  private static final String SETTINGS = "interlock.test-invoke";

  @Bean
  AddressPolicy backendAddressPolicy(
      @Value("${" + SETTINGS + ".allowed-addresses}") List<String> allowed) {
    return new AddressPolicy(SETTINGS, List.of(), allowed);
  }
}
