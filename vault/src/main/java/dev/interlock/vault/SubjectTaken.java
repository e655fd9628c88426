package dev.interlock.vault;

/** Another certificate has the subject, and one could hide the other in a trust file. */
public final class SubjectTaken extends VaultException {
  private final String certificateId;

  SubjectTaken(String certificateId, String commonName) {
    super(
        "Certificate %s cannot have the common name %s, another certificate has it: take another"
            .formatted(certificateId, commonName));
    this.certificateId = certificateId;
  }

  /** The id that was to be issued. */
  public String certificateId() {
    return certificateId;
  }
}
