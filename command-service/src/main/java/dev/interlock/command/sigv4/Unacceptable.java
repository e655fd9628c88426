package dev.interlock.command.sigv4;

import dev.interlock.command.sigv4.Verification.Reason;
import dev.interlock.command.sigv4.Verification.Refused;

/** A refusal on its way out of the checks. */
final class Unacceptable extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String text;

  Unacceptable(Reason reason, String text) {
    super(text, null, false, false);
    this.reason = reason;
    this.text = text;
  }

  static Unacceptable incomplete(String text) {
    return new Unacceptable(Reason.INCOMPLETE_SIGNATURE, text);
  }

  static Unacceptable invalid(String text) {
    return new Unacceptable(Reason.INVALID_SIGNATURE, text);
  }

  <S extends Signatory> Refused<S> refused() {
    return new Refused<>(reason, text);
  }
}
