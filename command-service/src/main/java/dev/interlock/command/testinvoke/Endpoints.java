package dev.interlock.command.testinvoke;

import dev.interlock.integration.CalledMethod;
import dev.interlock.integration.EndpointRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the calls of backends come from: the settings that all of them obey. */
@Component
class Endpoints {
  private final ServerAuthorities authorities;
  private final AddressPolicy addresses;

  Endpoints(
      ServerAuthorities authorities,
      @Value("${" + AddressPolicy.REFUSED + "}") List<String> refused,
      @Value("${" + AddressPolicy.ALLOWED + "}") List<String> allowed) {
    this.authorities = authorities;
    this.addresses = new AddressPolicy(refused, allowed);
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
