package dev.interlock.saga.rotation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The stages of the rotation that others took elsewhere.
 *
 * @param reported those that the last hold named
 * @param excused those that a person has seen, and resumed all the same
 */
public record Departures(List<StageFact> reported, List<StageFact> excused) {
  static final Departures NONE = new Departures(List.of(), List.of());

  /** Fixes both lists. */
  public Departures {
    reported = List.copyOf(reported);
    excused = List.copyOf(excused);
  }

  Departures reporting(List<StageFact> departed) {
    return new Departures(departed, excused);
  }

  Departures excusingReported() {
    Set<StageFact> seen = new LinkedHashSet<>(excused);
    seen.addAll(reported);
    return new Departures(List.of(), List.copyOf(seen));
  }
}
