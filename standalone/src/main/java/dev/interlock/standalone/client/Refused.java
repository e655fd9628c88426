package dev.interlock.standalone.rotation;

/** Interlock answered that it does not do what was asked, or did not answer. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }
}
