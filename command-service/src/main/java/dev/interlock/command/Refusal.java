package dev.interlock.command;

import org.jspecify.annotations.Nullable;

/**
 * A command was understood and turned down; nothing was recorded. Each API maps it once, by its
 * kind. The message is for the caller: it names the thing and the remedy, and holds no secret.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a command is turned down, as far as an API tells the cases apart. */
  public enum Kind {
    /** What the command speaks of does not exist. */
    NOT_FOUND,
    /** The present state forbids it; in another state the same command would be accepted. */
    CONFLICT,
    /** The command can never be accepted as it is. */
    INVALID,
    /** Whoever sends it may not. */
    FORBIDDEN,
    /** A quota is used up. */
    LIMIT_EXCEEDED
  }

  private final Kind kind;
  private final @Nullable String field;

  private Refusal(Kind kind, @Nullable String field, String message) {
    // No stack trace: a refusal is an answer, not a fault.
    super(message, null, false, false);
    this.kind = kind;
    this.field = field;
  }

  /** What the command speaks of does not exist. */
  public static Refusal notFound(String message) {
    return new Refusal(Kind.NOT_FOUND, null, message);
  }

  /** The present state forbids it. */
  public static Refusal conflict(String message) {
    return new Refusal(Kind.CONFLICT, null, message);
  }

  /** The command can never be accepted as it is. */
  public static Refusal invalid(String message) {
    return new Refusal(Kind.INVALID, null, message);
  }

  /** The command can never be accepted, because of one field; named as on the wire. */
  public static Refusal invalid(String field, String message) {
    return new Refusal(Kind.INVALID, field, message);
  }

  /** Whoever sends it may not. */
  public static Refusal forbidden(String message) {
    return new Refusal(Kind.FORBIDDEN, null, message);
  }

  /** A quota is used up. */
  public static Refusal limitExceeded(String message) {
    return new Refusal(Kind.LIMIT_EXCEEDED, null, message);
  }

  /** Why the command was turned down. */
  public Kind kind() {
    return kind;
  }

  /** The field that is at fault, when it is one. */
  public @Nullable String field() {
    return field;
  }

  /** The message for the caller. */
  @Override
  @SuppressWarnings("NullAway") // every factory sets it
  public String getMessage() {
    return super.getMessage();
  }
}
