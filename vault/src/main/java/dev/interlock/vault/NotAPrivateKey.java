package dev.interlock.vault;

/** What was given as a private key is none. */
public final class NotAPrivateKey extends VaultException {
  private final String reason;

  NotAPrivateKey(String reason) {
    super("The private key cannot be read: " + reason);
    this.reason = reason;
  }

  /** Why, and what to give instead; it quotes nothing of what was given. */
  public String reason() {
    return reason;
  }
}
