package dev.interlock.contract;

import org.jspecify.annotations.Nullable;

/**
 * The verdict about one identity, and why.
 *
 * @param detail for people: the alert, the status, the error; never a secret
 * @param doubt why nothing was concluded, if that is known
 */
public record Finding(Verdict verdict, String detail, @Nullable Doubt doubt) {

  /** A finding that leaves nothing open, or does not say what. */
  public Finding(Verdict verdict, String detail) {
    this(verdict, detail, null);
  }

  /** What it says, without the words. */
  public Finding withoutDetail() {
    return new Finding(verdict, "", doubt);
  }
}
