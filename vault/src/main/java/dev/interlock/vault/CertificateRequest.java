package dev.interlock.vault;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to issue: the subject is {@code C=US, L=Seattle, CN=<commonName>}, the validity is in whole
 * seconds, and a serial of null leaves it to the vault's randomness. To repeat a request is to
 * repeat every field; only a serial of null agrees with any serial.
 *
 * @param certificateId 1 to 128 letters, digits, dots, hyphens or underscores
 * @param commonName 1 to 64 characters (ub-common-name, RFC 5280 appendix A.1), unique in the
 *     vault; {@code ApiGateway} in the profile {@link ClientProfile#AWS}
 * @param keyAlgorithm RSA-2048 in the profile {@link ClientProfile#AWS}
 * @param serial positive and at most 20 octets (RFC 5280 section 4.1.2.2)
 */
public record CertificateRequest(
    String certificateId,
    ClientProfile profile,
    String commonName,
    KeyAlgorithm keyAlgorithm,
    Instant notBefore,
    Instant notAfter,
    @Nullable BigInteger serial) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

  /** Refuses with {@link IllegalArgumentException} what no certificate can carry. */
  public CertificateRequest {
    requireId(certificateId);
    require(
        !commonName.isBlank() && commonName.codePointCount(0, commonName.length()) <= 64,
        "common name must have 1 to 64 characters");
    require(
        profile != ClientProfile.AWS
            || (commonName.equals(ClientProfile.AWS_COMMON_NAME)
                && keyAlgorithm == KeyAlgorithm.RSA_2048),
        "profile AWS has the common name ApiGateway and a key of RSA-2048");
    require(
        notBefore.equals(notBefore.truncatedTo(SECONDS))
            && notAfter.equals(notAfter.truncatedTo(SECONDS)),
        "notBefore and notAfter must be whole seconds: truncate them");
    require(notBefore.isBefore(notAfter), "notBefore must be before notAfter");
    require(!notAfter.isAfter(END_OF_TIME), "notAfter must not be after " + END_OF_TIME);
    // One bit of the 160 is the sign of the DER integer.
    require(
        serial == null || (serial.signum() > 0 && serial.bitLength() < 160),
        "serial must be positive and of at most 20 octets");
  }

  /** The default profile: {@code CN=ApiGateway-<certificateId>}, a random serial. */
  public static CertificateRequest of(
      String certificateId, KeyAlgorithm keyAlgorithm, Instant notBefore, Instant notAfter) {
    return new CertificateRequest(
        certificateId,
        ClientProfile.INTERLOCK,
        "ApiGateway-" + certificateId,
        keyAlgorithm,
        notBefore,
        notAfter,
        null);
  }

  /** The profile of AWS. */
  public static CertificateRequest aws(String certificateId, Instant notBefore, Instant notAfter) {
    return new CertificateRequest(
        certificateId,
        ClientProfile.AWS,
        ClientProfile.AWS_COMMON_NAME,
        KeyAlgorithm.RSA_2048,
        notBefore,
        notAfter,
        null);
  }

  byte[] subject() {
    return profile.subject(commonName);
  }

  List<String> differencesFrom(X509Certificate issued) {
    List<String> differences = new ArrayList<>();
    if ((profile == ClientProfile.AWS) != (issued.getCriticalExtensionOIDs() == null)) {
      differences.add("profile");
    }
    if (!Arrays.equals(subject(), issued.getSubjectX500Principal().getEncoded())) {
      differences.add("commonName");
    }
    if (!keyAlgorithm.kind().equals(KeyKind.of(issued.getPublicKey()))) {
      differences.add("keyAlgorithm");
    }
    if (!notBefore.equals(issued.getNotBefore().toInstant())) {
      differences.add("notBefore");
    }
    if (!notAfter.equals(issued.getNotAfter().toInstant())) {
      differences.add("notAfter");
    }
    if (serial != null && !serial.equals(issued.getSerialNumber())) {
      differences.add("serial");
    }
    return differences;
  }

  static void requireId(String certificateId) {
    require(
        ID.matcher(certificateId).matches(),
        "certificate id must be 1 to 128 letters, digits, dots, hyphens or underscores");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("Certificate request refused: " + rule);
    }
  }
}
