package dev.interlock.vault;

import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A certificate whose key is in the vault.
 *
 * @param keyHandle names the key to the vault; not a secret
 * @param authorities those that signed it, the nearest first; none when it is self-signed
 */
public record IssuedCertificate(
    String certificateId,
    String keyHandle,
    X509Certificate certificate,
    List<X509Certificate> authorities)
    implements KeyOwner {

  /** Copies the list. */
  public IssuedCertificate {
    authorities = List.copyOf(authorities);
  }

  static IssuedCertificate selfSigned(String id, String keyHandle, X509Certificate certificate) {
    return new IssuedCertificate(id, keyHandle, certificate, List.of());
  }

  /** The certificate as PEM (RFC 7468), lines of 64 ended by a line feed. */
  public String pem() {
    return Der.pem("CERTIFICATE", der());
  }

  @Override
  public String fingerprint() {
    return Der.sha256(der());
  }

  /** SHA-256 of the SubjectPublicKeyInfo's DER, 64 lower-case hexadecimal digits. */
  public String spkiHash() {
    return Der.sha256(publicKey().getEncoded());
  }

  @Override
  public PublicKey publicKey() {
    return certificate.getPublicKey();
  }

  /** What is presented in a handshake: no root, which the server has or does not trust. */
  X509Certificate[] presented() {
    return Stream.concat(
            Stream.of(certificate),
            authorities.stream()
                .filter(
                    authority ->
                        !authority
                            .getSubjectX500Principal()
                            .equals(authority.getIssuerX500Principal())))
        .toArray(X509Certificate[]::new);
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
}
