package dev.interlock.messaging;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a service is behind its topics.
 *
 * @param messages how many the topics held, all partitions together, that have not been taken
 * @param at when the broker last said how long the topics are
 */
public record Lag(long messages, Instant at) {
  private static final Duration OLD = Duration.ofSeconds(10);

  /** How long ago the broker said so. */
  public Duration age(Instant now) {
    return now.isAfter(at) ? Duration.between(at, now) : Duration.ZERO;
  }

  /**
   * Whether too much may have happened since: the broker is asked every second, so it has been away
   * for a while, or the reader is stuck.
   */
  public boolean isOld(Instant now) {
    return age(now).compareTo(OLD) > 0;
  }
}
