package dev.interlock.standalone.client;

/** Interlock answered that it does not do what was asked, or did not answer. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean conflict;

  /** With what to tell the person who asked. */
  public Refused(String message) {
    this(message, false);
  }

  Refused(String message, boolean conflict) {
    super(message);
    this.conflict = conflict;
  }

  /** Whether the state of the thing forbids it (409): it is there, and Interlock said why not. */
  public boolean conflict() {
    return conflict;
  }
}
