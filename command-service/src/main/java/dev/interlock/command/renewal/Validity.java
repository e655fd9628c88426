package dev.interlock.command.renewal;

import java.time.Duration;
import java.time.Instant;

/**
 * The validity of a certificate (RFC 5280, section 4.1.2.5).
 *
 * @param notBefore its first moment
 * @param notAfter its last moment
 */
record Validity(Instant notBefore, Instant notAfter) {

  Validity {
    if (!notBefore.isBefore(notAfter)) {
      throw new IllegalArgumentException(
          "Nothing is valid from %s to %s".formatted(notBefore, notAfter));
    }
  }

  Duration lifetime() {
    return Duration.between(notBefore, notAfter);
  }

  /** Before this no renewal starts by itself, or a short lifetime would renew without end. */
  Instant middle() {
    return notBefore.plus(lifetime().dividedBy(2));
  }
}
