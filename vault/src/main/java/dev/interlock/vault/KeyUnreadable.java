package dev.interlock.vault;

/** The stored key cannot be opened: its key-encryption key is missing, or the row was changed. */
public final class KeyUnreadable extends VaultException {
  private final String keyHandle;

  private KeyUnreadable(String keyHandle, String reason) {
    super("Key %s cannot be read: %s".formatted(keyHandle, reason));
    this.keyHandle = keyHandle;
  }

  static KeyUnreadable keyEncryptionKeyMissing(String keyHandle, String keyEncryptionKeyId) {
    return new KeyUnreadable(
        keyHandle,
        "it is wrapped under key-encryption key %s, add that to the configured ones"
            .formatted(keyEncryptionKeyId));
  }

  static KeyUnreadable notAuthentic(String keyHandle, String keyEncryptionKeyId) {
    return new KeyUnreadable(
        keyHandle,
        "its row was changed, or key-encryption key %s is not the one it was wrapped under;"
                .formatted(keyEncryptionKeyId)
            + " restore either, or destroy the key");
  }

  /** The handle of the key. */
  public String keyHandle() {
    return keyHandle;
  }
}
