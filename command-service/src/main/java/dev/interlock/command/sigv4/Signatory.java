package dev.interlock.command.sigv4;

/** Somebody whose signature counts. */
public interface Signatory {

  /** The key that signs for them in a scope. */
  SigningKey signingKey(Scope scope);
}
