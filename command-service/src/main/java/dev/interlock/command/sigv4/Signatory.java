package dev.interlock.command.sigv4;

/** Somebody whose signature counts. */
public interface Signatory {

  /** The key that signs for them in the scope that they were asked for. */
  SigningKey signingKey();
}
