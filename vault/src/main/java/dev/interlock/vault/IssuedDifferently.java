package dev.interlock.vault;

import java.util.List;

/** The certificate id was issued for another request. */
public final class IssuedDifferently extends VaultException {
  private final String certificateId;
  private final List<String> differences;

  IssuedDifferently(String certificateId, List<String> differences) {
    super(
        "Certificate %s was issued with other values of %s: repeat the first request, or take another id"
            .formatted(certificateId, String.join(", ", differences)));
    this.certificateId = certificateId;
    this.differences = List.copyOf(differences);
  }

  /** The id asked for. */
  public String certificateId() {
    return certificateId;
  }

  /** The names of the request's fields that differ. */
  public List<String> differences() {
    return differences;
  }
}
