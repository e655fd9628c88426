package dev.interlock.command.certificate;

import dev.interlock.contract.CertificateFacts;
import dev.interlock.vault.Der;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/** What events and tables say of a certificate. */
final class X509Facts {
  private X509Facts() {}

  static CertificateFacts of(X509Certificate certificate) {
    byte[] der = der(certificate);
    return new CertificateFacts(
        // As AWS sends it: CRLF between the lines, nothing after the last.
        Der.pem("CERTIFICATE", der).strip().replace("\n", "\r\n"),
        Der.sha256(der),
        Der.sha256(certificate.getPublicKey().getEncoded()),
        certificate.getSerialNumber().toString(16),
        certificate.getSubjectX500Principal().getName(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate that was read or made has a DER form", e);
    }
  }
}
