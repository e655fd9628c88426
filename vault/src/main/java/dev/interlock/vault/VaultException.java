package dev.interlock.vault;

/** A refusal of the vault. Its message names the thing and the remedy, and holds no secret. */
public abstract sealed class VaultException extends RuntimeException
    permits IssuedDifferently,
        SubjectTaken,
        UnknownKey,
        KeyDestroyed,
        KeyUnreadable,
        KeyMismatch,
        NotAPrivateKey,
        NotSignedYet {

  VaultException(String message) {
    super(message);
  }
}
