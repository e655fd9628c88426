package dev.interlock.command.imports;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Tags;
import dev.interlock.command.certificate.GenerationSettings;
import dev.interlock.command.certificate.RequestCertificate;
import dev.interlock.vault.KeyAlgorithm;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/certificate-requests}.
 *
 * @param subject a distinguished name (RFC 4514); either this or the common name
 * @param keyAlgorithm as generated certificates have it, unless it is given
 */
record CertificateRequestBody(
    @Nullable String subject,
    @Nullable String commonName,
    @Nullable String keyAlgorithm,
    @Nullable String description,
    @Nullable Map<String, String> tags) {
  private static final int MOST_CHARACTERS = 1024;

  /** Of RFC 5280, appendix A: ub-common-name. */
  private static final int LONGEST_COMMON_NAME = 64;

  RequestCertificate checked(String certificateId, GenerationSettings settings, Instant at) {
    return new RequestCertificate(
        certificateId,
        description,
        Tags.checked(tags),
        checkedSubject(),
        keyAlgorithm == null ? settings.keyAlgorithm() : algorithm(keyAlgorithm),
        at);
  }

  private X500Principal checkedSubject() {
    if (commonName != null && subject == null) {
      if (commonName.isBlank()
          || commonName.codePointCount(0, commonName.length()) > LONGEST_COMMON_NAME) {
        throw Refusal.invalid(
            "commonName",
            "Member commonName must have 1 to %d characters".formatted(LONGEST_COMMON_NAME));
      }
      return new X500Principal("CN=" + Rdn.escapeValue(commonName));
    }
    if (subject == null || commonName != null) {
      throw Refusal.invalid("subject", "Give one of the members subject and commonName");
    }
    if (subject.isBlank() || subject.length() > MOST_CHARACTERS) {
      throw Refusal.invalid(
          "subject", "Member subject must have 1 to %d characters".formatted(MOST_CHARACTERS));
    }
    try {
      return new X500Principal(subject);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(
          "subject",
          "Member subject is no distinguished name; give one such as CN=gateway,O=Example");
    }
  }

  private static KeyAlgorithm algorithm(String name) {
    return KeyAlgorithm.named(name)
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "keyAlgorithm",
                    "Key algorithm '%s' is unknown; give one of %s"
                        .formatted(name, Arrays.toString(KeyAlgorithm.values()))));
  }
}
