package dev.interlock.receipt;

/** A log has no receipt of a rotation, yet or at all; the message says why, for people. */
public final class IncompleteRotation extends Exception {
  private static final long serialVersionUID = 1L;

  IncompleteRotation(String message) {
    super(message);
  }
}
