package dev.interlock.command.certificate;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** The trap that OpenSSL sets for certificates that are told apart by their subject alone. */
public final class Shadowing {
  /** The header of an answer that warns. */
  public static final String HEADER = "x-interlock-warning";

  private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";

  private Shadowing() {}

  /** What its owner must know of a certificate that another one can hide, or be hidden by. */
  public static Optional<String> warning(StoredCertificate stored) {
    X509Certificate certificate = stored.x509();
    boolean selfSigned =
        certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    if (!selfSigned || certificate.getExtensionValue(AUTHORITY_KEY_IDENTIFIER) != null) {
      return Optional.empty();
    }
    return Optional.of(
        ("This certificate has no key identifier: beside another one of the subject %s in one"
                + " trust file, servers on OpenSSL (nginx, Apache, HAProxy, Node) accept only the"
                + " first")
            .formatted(certificate.getSubjectX500Principal().getName()));
  }
}
