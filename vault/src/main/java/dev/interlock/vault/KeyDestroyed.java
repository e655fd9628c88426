package dev.interlock.vault;

import java.time.Instant;

/** The key was destroyed and can never be used again. */
public final class KeyDestroyed extends VaultException {
  private final String keyHandle;
  private final Instant destroyedAt;

  KeyDestroyed(String keyHandle, Instant destroyedAt) {
    super(
        "Key %s was destroyed at %s: issue a certificate with another id"
            .formatted(keyHandle, destroyedAt));
    this.keyHandle = keyHandle;
    this.destroyedAt = destroyedAt;
  }

  /** The handle asked for. */
  public String keyHandle() {
    return keyHandle;
  }

  /** When it was destroyed. */
  public Instant destroyedAt() {
    return destroyedAt;
  }
}
