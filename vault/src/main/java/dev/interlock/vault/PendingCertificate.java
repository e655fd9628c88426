package dev.interlock.vault;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * A key in the vault whose certificate another authority has yet to sign.
 *
 * @param keyHandle names the key to the vault; not a secret
 * @param request PKCS#10 (RFC 2986) in DER
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its fingerprint alone.
public record PendingCertificate(String certificateId, String keyHandle, byte[] request)
    implements KeyOwner {

  /** The request as PEM (RFC 7468), lines of 64 ended by a line feed. */
  public String pem() {
    return Der.pem("CERTIFICATE REQUEST", request);
  }

  @Override
  public String fingerprint() {
    return Der.sha256(request);
  }

  /** The key that the certificate must have. */
  @Override
  public PublicKey publicKey() {
    try {
      return new JcaPKCS10CertificationRequest(request).getPublicKey();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "The stored request %s is damaged: restore its row".formatted(certificateId), e);
    }
  }

  @Override
  public String toString() {
    return "PendingCertificate[" + certificateId + ", " + keyHandle + ", " + fingerprint() + "]";
  }
}
