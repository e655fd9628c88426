package dev.interlock.command.certificate;

import dev.interlock.contract.CertificateFacts;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A certificate that exists, as the table has it. */
public record StoredCertificate(
    String certificateId,
    @Nullable String description,
    Map<String, String> tags,
    CertificateFacts certificate,
    String keyHandle) {

  /** How long it is valid in all. */
  public Duration validity() {
    return Duration.between(certificate.notBefore(), certificate.notAfter());
  }

  /** The certificate itself. */
  public X509Certificate x509() {
    return PemCertificates.parse("certificate", certificate.pem()).getFirst();
  }
}
