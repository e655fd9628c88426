package dev.interlock.command.authentication;

import dev.interlock.command.sigv4.Verification.Reason;
import java.time.Duration;

/** Whether a request is let in. */
sealed interface Admission {

  /** It comes from a known caller. */
  record Admitted(Caller caller) implements Admission {}

  /** It is not, and why. */
  sealed interface Rejected extends Admission {}

  /** Nothing proves who made it. */
  record Unauthenticated(Reason reason, String message) implements Rejected {}

  /** Its body is larger than this many bytes. */
  record TooLarge(int bytes) implements Rejected {}

  /** Its caller makes too many. */
  record TooMany(Duration retryAfter) implements Rejected {
    /** Whole seconds after which another one is taken. */
    long seconds() {
      return retryAfter.plusNanos(999_999_999).toSeconds();
    }
  }

  /** It could not be found out, for a reason of ours. */
  record Unknown() implements Rejected {}
}
