package dev.interlock.command.renewal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is ahead of the system's by as much as a test likes. */
final class LaterClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  /** Whoever signs requests needs the right time again. */
  void right() {
    ahead = Duration.ZERO;
  }

  void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
