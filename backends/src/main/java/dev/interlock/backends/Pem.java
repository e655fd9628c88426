package dev.interlock.backends;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Certificates and keys as text (RFC 7468). */
final class Pem {

  private Pem() {}

  static String of(String label, byte[] der) {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, lines);
  }

  static String of(List<X509Certificate> certificates) {
    return certificates.stream()
        .map(
            certificate -> {
              try {
                return of("CERTIFICATE", certificate.getEncoded());
              } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate made here has a DER form", e);
              }
            })
        .collect(Collectors.joining());
  }

  static byte[] decode(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }

  static List<X509Certificate> certificates(String pem) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  /** The SHA-256 of the certificate's DER, in lower-case hexadecimal digits. */
  static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("SHA-256 and DER are part of every Java platform", e);
    }
  }
}
