package dev.interlock.command.testinvoke;

import dev.interlock.integration.AddressPolicy;
import dev.interlock.integration.CalledMethod;
import dev.interlock.integration.EndpointRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the calls of backends come from: the settings that all of them obey. */
@Component
class Endpoints {
  private static final String SETTINGS = "interlock.test-invoke";

  private final ServerAuthorities authorities;
  private final AddressPolicy addresses;

  Endpoints(
      ServerAuthorities authorities,
      @Value("${" + SETTINGS + ".refused-addresses}") List<String> refused,
      @Value("${" + SETTINGS + ".allowed-addresses}") List<String> allowed) {
    this.authorities = authorities;
    this.addresses = new AddressPolicy(SETTINGS, refused, allowed);
  }

  /** A call of the method's backend, not made yet. */
  EndpointCall call(
      CalledMethod method, EndpointRequest request, @Nullable ClientIdentity identity) {
    return new EndpointCall(
        request,
        identity,
        authorities.of(method.restApiId(), request.host(), request.port()),
        method.integration().insecureSkipVerification(),
        addresses);
  }
}
