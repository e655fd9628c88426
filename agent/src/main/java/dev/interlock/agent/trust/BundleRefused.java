package dev.interlock.agent.trust;

/** A bundle that must not reach the server; the text says whom it would shut out, and why. */
public final class BundleRefused extends Exception {
  private static final long serialVersionUID = 1L;

  BundleRefused(String message) {
    super(message);
  }
}
