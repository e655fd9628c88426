package dev.interlock.command.backend;

import dev.interlock.command.testinvoke.AddressPolicy;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where instances may be: anywhere but at those who hand out credentials, and the like. */
@Configuration(proxyBeanMethods = false)
class BackendAddresses {

  @Bean
  AddressPolicy backendAddressPolicy(
      @Value("${" + AddressPolicy.ALLOWED + "}") List<String> allowed) {
    return new AddressPolicy(List.of(), allowed);
  }
}
