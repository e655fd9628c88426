package dev.interlock.vault;

/** The key has no certificate yet. */
public final class NotSignedYet extends VaultException {
  private final String keyHandle;

  NotSignedYet(String keyHandle) {
    super(
        "Key %s has no certificate yet: complete its request with the one that was signed"
            .formatted(keyHandle));
    this.keyHandle = keyHandle;
  }

  /** The handle of the key. */
  public String keyHandle() {
    return keyHandle;
  }
}
