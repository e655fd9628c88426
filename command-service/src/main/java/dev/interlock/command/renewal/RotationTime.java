package dev.interlock.command.renewal;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;

/**
 * How long a rotation takes, by what the backends of its stages took before. Each is told of two
 * bundles, one with the new certificate and one without the old, and the slowest is waited for.
 *
 * @param slowest the longest that a backend ever took from a bundle to its proof
 * @param waits what no backend can shorten: the drain, and the pauses between waves
 */
record RotationTime(Duration slowest, Duration waits) {
  /** For a backend that never proved anything: one day, the usual deadline of a phase. */
  static final Duration UNKNOWN = Duration.ofDays(1);

  private static final int BUNDLES = 2;

  /** A backend may once be slower than ever before. */
  private static final int MARGIN = 2;

  /**
   * By the past of all backends.
   *
   * @param taken of each backend, from bundles to their proof; empty for one without a past
   */
  static RotationTime of(Collection<? extends Collection<Duration>> taken, Duration waits) {
    Duration slowest =
        taken.stream()
            .map(past -> past.stream().max(Comparator.naturalOrder()).orElse(UNKNOWN))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return new RotationTime(slowest, waits);
  }

  /** The time to reserve before a certificate expires. */
  Duration reserved() {
    return slowest.multipliedBy((long) BUNDLES * MARGIN).plus(waits);
  }
}
