package dev.interlock.vault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A certificate whose key is in the vault.
 *
 * @param keyHandle names the key to the vault; not a secret
 */
public record IssuedCertificate(
    String certificateId, String keyHandle, X509Certificate certificate) {

  /** The certificate as PEM (RFC 7468), lines of 64 ended by a line feed. */
  public String pem() {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der())
        + "\n-----END CERTIFICATE-----\n";
  }

  /** SHA-256 of the certificate's DER, 64 lower-case hexadecimal digits. */
  public String fingerprint() {
    return HexFormat.of().formatHex(sha256(der()));
  }

  /** SHA-256 of the SubjectPublicKeyInfo's DER, 64 lower-case hexadecimal digits. */
  public String spkiHash() {
    return HexFormat.of().formatHex(sha256(certificate.getPublicKey().getEncoded()));
  }

  @Override
  public String toString() {
    return "IssuedCertificate[" + certificateId + ", " + keyHandle + ", " + fingerprint() + "]";
  }

  byte[] der() {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("Certificate " + certificateId + " has no DER", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
