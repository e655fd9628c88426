package dev.interlock.command.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * A stretch of time in which rotations may start.
 *
 * @param from its first moment
 * @param until the first moment after it
 */
record Span(Instant from, Instant until) {
  /** What is left at the end for whoever starts a rotation to notice that it is time. */
  static final Duration GRACE = Duration.ofMinutes(1);

  static final Comparator<Span> EARLIEST_FIRST =
      Comparator.comparing(Span::from).thenComparing(Span::until);

  /** The last moment at which a start is planned. */
  Instant last() {
    return until.minus(GRACE);
  }

  /** Whether it is long enough to plan a start in it. */
  boolean isUsable() {
    return !last().isBefore(from);
  }

  /** The part of it between two moments, which may be empty or turned around. */
  Span within(Instant earliest, Instant latest) {
    return new Span(later(from, earliest), until.isAfter(latest) ? latest : until);
  }

  boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
