package dev.interlock.command.authentication;

import dev.interlock.command.authentication.Admission.Admitted;
import dev.interlock.command.authentication.Admission.Unauthenticated;
import dev.interlock.command.authentication.Admission.Unknown;
import dev.interlock.command.aws.AwsIdentity;
import dev.interlock.command.sigv4.RequestParts;
import dev.interlock.command.sigv4.Sha256;
import dev.interlock.command.sigv4.Verification.Genuine;
import dev.interlock.command.sigv4.Verification.Refused;
import dev.interlock.command.sigv4.Verifier;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds out who makes a request: by its signature, or by HTTP Basic on Interlock's own API. */
@Component
class Authenticator {
  private static final Logger log = LoggerFactory.getLogger(Authenticator.class);

  private final Verifier<Candidate> signatures;
  private final BasicScheme basic;
  private final RequestRates rates;
  private final Clock clock;

  Authenticator(
      Candidates candidates,
      AwsIdentity identity,
      AuthenticationSettings settings,
      BasicScheme basic,
      RequestRates rates,
      Clock clock) {
    this.signatures =
        new Verifier<>(
            identity.region(), AwsIdentity.SERVICE, settings.clockSkew(), candidates::find);
    this.basic = basic;
    this.rates = rates;
    this.clock = clock;
  }

  /**
   * Whether a request is let in.
   *
   * @param ofNativeApi whether it may use HTTP Basic
   */
  Admission admit(HttpServletRequest request, byte[] body, boolean ofNativeApi) {
    try {
      Admission admission =
          ofNativeApi && BasicScheme.isUsedBy(request)
              ? basic.admit(request, clock.instant())
              : bySignature(request, body);
      return admission instanceof Admitted admitted ? rates.admit(admitted) : admission;
    } catch (RuntimeException fault) {
      log.error("Answering 500, since it cannot be found out who calls", fault);
      return new Unknown();
    }
  }

  private Admission bySignature(HttpServletRequest request, byte[] body) {
    return switch (signatures.verify(parts(request, body), clock.instant())) {
      case Genuine<Candidate> genuine -> new Admitted(genuine.signatory().caller());
      case Refused<Candidate> refused -> new Unauthenticated(refused.reason(), refused.message());
    };
  }

  /** As it came: the container decodes header values as ISO 8859-1, and the URI not at all. */
  private static RequestParts parts(HttpServletRequest request, byte[] body) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
    }
    return new RequestParts(
        request.getMethod(),
        request.getRequestURI(),
        Optional.ofNullable(request.getQueryString()).orElse(""),
        headers,
        Sha256.hex(body));
  }
}
