package dev.interlock.vault;

import javax.security.auth.x500.X500Principal;

/**
 * What to ask another authority to sign.
 *
 * @param certificateId as in {@link CertificateRequest}
 */
public record SigningRequest(
    String certificateId, X500Principal subject, KeyAlgorithm keyAlgorithm) {

  /** Refuses with {@link IllegalArgumentException} an id that no certificate can have. */
  public SigningRequest {
    CertificateRequest.requireId(certificateId);
  }
}
