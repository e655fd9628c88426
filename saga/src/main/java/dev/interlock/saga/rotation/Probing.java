package dev.interlock.saga.rotation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the rounds of probes have come.
 *
 * @param rounds how many were sent in this phase since it was entered or resumed
 * @param next when the next look is due, or null before the first
 * @param confirmed the time of the switch after which the round at once was already sent
 */
public record Probing(int rounds, @Nullable Instant next, @Nullable Instant confirmed) {
  static final Probing NOT_YET = new Probing(0, null, null);
}
