package dev.interlock.command.certificate;

import dev.interlock.contract.CertificateFacts;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that exists, as the table has it.
 *
 * @param authorities those that signed it, the nearest first; none when it is self-signed
 */
public record StoredCertificate(
    String certificateId,
    @Nullable String description,
    Map<String, String> tags,
    CertificateFacts certificate,
    List<CertificateFacts> authorities,
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
