package dev.interlock.messaging;

/**
 * A record that this build cannot read: malformed, or of a type or revision that it does not know.
 */
public final class UnreadableMessage extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableMessage(String message) {
    super(message);
  }

  UnreadableMessage(String message, Throwable cause) {
    super(message, cause);
  }
}
