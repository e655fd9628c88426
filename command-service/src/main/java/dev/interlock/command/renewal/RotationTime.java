package dev.interlock.command.renewal;

import dev.interlock.command.backend.BackendPace;
import dev.interlock.contract.SessionLifetimes;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * How long a rotation takes, by what the backends of its stages took before. Each is told of two
 * bundles, one with the new certificate and one without the old, and the slowest is waited for.
 *
 * @param slowestBackend the backend that took longest, if there is a backend
 * @param slowest what it took from a bundle to its proof
 * @param waits what no backend can shorten: the drain
 */
record RotationTime(Optional<String> slowestBackend, Duration slowest, Duration waits) {
  /** For a backend that never proved anything: one day, the usual deadline of a phase. */
  static final Duration UNKNOWN = Duration.ofDays(1);

  private static final int BUNDLES = 2;

  /** A backend may once be slower than ever before. */
  private static final int MARGIN = 2;

  /** By the past of all backends of the stages. */
  static RotationTime of(Collection<BackendPace> backends) {
    Duration drain =
        backends.stream()
            .map(BackendPace::drain)
            .max(Comparator.naturalOrder())
            .orElse(SessionLifetimes.USUAL);
    return backends.stream()
        .max(Comparator.comparing(RotationTime::longest).thenComparing(BackendPace::backendId))
        .map(slow -> new RotationTime(Optional.of(slow.backendId()), longest(slow), drain))
        .orElseGet(() -> new RotationTime(Optional.empty(), Duration.ZERO, drain));
  }

  private static Duration longest(BackendPace backend) {
    return backend.proofs().stream().max(Comparator.naturalOrder()).orElse(UNKNOWN);
  }

  /** What it takes when the slowest is as slow as ever. */
  Duration expected() {
    return slowest.multipliedBy(BUNDLES).plus(waits);
  }

  /** The time to reserve before a certificate expires. */
  Duration reserved() {
    return slowest.multipliedBy((long) BUNDLES * MARGIN).plus(waits);
  }
}
