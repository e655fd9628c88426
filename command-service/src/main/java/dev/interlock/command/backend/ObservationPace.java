package dev.interlock.command.backend;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often an observation becomes an event.
 *
 * @param unexpected of a certificate that no stage of the backend presents: the end of its use is
 *     waited for
 * @param expected of one that a stage presents
 */
record ObservationPace(Duration unexpected, Duration expected) {

  /**
   * Whether it is worth an event.
   *
   * @param before when the certificate was last seen, as far as is recorded
   * @param change when a stage of the backend last changed: what is seen first after it confirms it
   */
  boolean isNews(
      @Nullable Instant before, Instant seen, boolean presented, Optional<Instant> change) {
    if (before == null) {
      return true;
    }
    boolean confirms = change.filter(at -> !before.isAfter(at) && seen.isAfter(at)).isPresent();
    return confirms || !seen.isBefore(before.plus(presented ? expected : unexpected));
  }
}
