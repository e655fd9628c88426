package dev.interlock.vault;

import java.time.Instant;

/** A row of the vault. */
sealed interface StoredKey {

  record Live(KeyOwner owner, Sealed sealed) implements StoredKey {

    /** The certificate, or the refusal to use a key that has none yet. */
    IssuedCertificate issued() {
      return switch (owner) {
        case IssuedCertificate issued -> issued;
        case PendingCertificate pending -> throw new NotSignedYet(pending.keyHandle());
      };
    }
  }

  record Destroyed(String keyHandle, Instant destroyedAt) implements StoredKey {}

  /** The live row, or the refusal to use a destroyed one. */
  default Live live() {
    return switch (this) {
      case Live live -> live;
      case Destroyed tombstone ->
          throw new KeyDestroyed(tombstone.keyHandle(), tombstone.destroyedAt());
    };
  }
}
