package dev.interlock.vault;

import java.time.Instant;

/** A row of the vault. */
sealed interface StoredKey {

  IssuedCertificate issued();

  record Live(IssuedCertificate issued, Sealed sealed) implements StoredKey {}

  record Destroyed(IssuedCertificate issued, Instant destroyedAt) implements StoredKey {}

  /** The live row, or the refusal to use a destroyed one. */
  default Live live() {
    return switch (this) {
      case Live live -> live;
      case Destroyed tombstone ->
          throw new KeyDestroyed(tombstone.issued().keyHandle(), tombstone.destroyedAt());
    };
  }
}
