package dev.interlock.command.renewal;

import dev.interlock.command.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/**
 * Keeps certificates that are due at the same time from being renewed at the same time. Each has
 * its own delay, which follows from its id: no restart moves a start.
 *
 * @param most the longest delay, up to seven days
 */
record Jitter(Duration most) {
  private static final Duration LONGEST = Duration.ofDays(7);

  Jitter {
    if (most.isNegative() || most.compareTo(LONGEST) > 0) {
      throw Refusal.invalid(
          "jitter",
          "jitter %s is not from PT0S to %s; write an hour as PT1H".formatted(most, LONGEST));
    }
  }

  /** The delay of a certificate, where there is room for so much. */
  Duration of(String certificateId, Duration room) {
    Duration range = most.compareTo(room) < 0 ? most : room;
    return Duration.ofMillis((long) (range.toMillis() * share(certificateId)));
  }

  /** From 0 to less than 1, evenly over all ids. */
  private static double share(String certificateId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(certificateId.getBytes(StandardCharsets.UTF_8));
      return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt()) / (double) (1L << 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
