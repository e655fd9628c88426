package dev.interlock.command.certificate;

import dev.interlock.command.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Certificates in PEM (RFC 7468). */
public final class PemCertificates {
  private PemCertificates() {}

  /**
   * Reads one certificate after another; null gives none.
   *
   * @throws Refusal INVALID when one is malformed, or there is none in what is given
   */
  public static List<X509Certificate> parse(String field, @Nullable String pem) {
    if (pem == null) {
      return List.of();
    }
    try {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw Refusal.invalid(field, field + " holds no certificate; give PEM");
      }
      return certificates;
    } catch (CertificateException e) {
      throw Refusal.invalid(field, "%s is not PEM: %s".formatted(field, e.getMessage()));
    }
  }
}
