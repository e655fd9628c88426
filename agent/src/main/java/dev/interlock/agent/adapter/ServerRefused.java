package dev.interlock.agent.adapter;

/** A server did not take its trust file, and says why. */
public final class ServerRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean untouched;

  private ServerRefused(String message, boolean untouched) {
    super(message);
    this.untouched = untouched;
  }

  /** It goes on with what it had, for certain. */
  public static ServerRefused untouched(String message) {
    return new ServerRefused(message, true);
  }

  /** It was told to take the file; what it uses now is not known. */
  public static ServerRefused unsure(String message) {
    return new ServerRefused(message, false);
  }

  /** Whether it goes on with what it had, for certain. */
  public boolean untouched() {
    return untouched;
  }
}
