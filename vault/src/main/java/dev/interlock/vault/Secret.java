package dev.interlock.vault;

/** A text that is shown to nobody by accident: it has no part in messages, logs or JSON. */
public final class Secret {
  private final String text;

  /** Hides a text. */
  public Secret(String text) {
    this.text = text;
  }

  /** The text, for the one who needs it. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
