package dev.interlock.agent.settings;

/** The file of the settings cannot be used; the text names the key and the remedy. */
public final class InvalidSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a text for whoever wrote the file; it never repeats a secret. */
  public InvalidSettings(String message) {
    super(message);
  }
}
