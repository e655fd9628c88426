package dev.interlock.vault;

/** The certificate is not that of the private key. */
public final class KeyMismatch extends VaultException {
  private final String certificateId;

  KeyMismatch(String certificateId) {
    super(
        "Certificate %s was made for another key: give the two that belong together"
            .formatted(certificateId));
    this.certificateId = certificateId;
  }

  /** The id that the certificate was to have. */
  public String certificateId() {
    return certificateId;
  }
}
