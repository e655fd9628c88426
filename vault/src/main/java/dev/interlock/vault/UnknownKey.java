package dev.interlock.vault;

/** The vault never gave this handle out, or the transaction that did was rolled back. */
public final class UnknownKey extends VaultException {
  private final String keyHandle;

  UnknownKey(String keyHandle) {
    super(
        "Key %s is unknown: issue its certificate, or look whether this is the right database"
            .formatted(keyHandle));
    this.keyHandle = keyHandle;
  }

  /** The handle asked for. */
  public String keyHandle() {
    return keyHandle;
  }
}
