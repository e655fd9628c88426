package dev.interlock.command.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.command.authentication.Admission.Admitted;
import dev.interlock.command.authentication.Admission.Unauthenticated;
import dev.interlock.command.aws.AwsIdentity;
import dev.interlock.command.sigv4.Scope;
import dev.interlock.command.sigv4.SigningKey;
import dev.interlock.command.sigv4.Verification.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * HTTP Basic (RFC 7617) with the id and the secret of an access key. The secret is compared by the
 * signing keys that both sides yield, so that this too opens the vault once a day.
 */
@Component
class BasicScheme {
  private static final String PREFIX = "Basic ";
  private static final Set<String> OF_OTHER_PAGES = Set.of("cross-site", "same-site");

  private final Candidates candidates;
  private final AwsIdentity identity;

  BasicScheme(Candidates candidates, AwsIdentity identity) {
    this.candidates = candidates;
    this.identity = identity;
  }

  static boolean isUsedBy(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    return authorization != null
        && authorization.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  Admission admit(HttpServletRequest request, Instant now) {
    // A browser sends what it once was given for whatever page asks, and says for which.
    if (OF_OTHER_PAGES.contains(
        Optional.ofNullable(request.getHeader("Sec-Fetch-Site")).orElse(""))) {
      return new Unauthenticated(
          Reason.INVALID_SIGNATURE,
          "The page of another site may not use credentials that a browser keeps");
    }
    String[] pair = decoded(request.getHeader("Authorization")).split(":", 2);
    if (pair.length != 2) {
      return new Unauthenticated(
          Reason.INCOMPLETE_SIGNATURE, "The Basic credentials are not the Base64 of id:secret");
    }
    Scope scope = scope(now);
    SigningKey given = SigningKey.derive(pair[1], scope);
    return candidates
        .find(pair[0], scope)
        .filter(candidate -> candidate.signingKey().isSameAs(given))
        .<Admission>map(candidate -> new Admitted(candidate.caller()))
        .orElse(
            new Unauthenticated(
                Reason.UNRECOGNIZED_CLIENT,
                "There is no such access key, it is disabled, or its secret is another one"));
  }

  private Scope scope(Instant now) {
    String day =
        DateTimeFormatter.BASIC_ISO_DATE.format(now.atOffset(ZoneOffset.UTC).toLocalDate());
    return new Scope(day, identity.region(), AwsIdentity.SERVICE);
  }

  private static String decoded(@Nullable String authorization) {
    try {
      return authorization == null
          ? ""
          : new String(
              Base64.getDecoder().decode(authorization.substring(PREFIX.length()).strip()), UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
