package dev.interlock.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How fast a rotation may go.
 *
 * @param waves how many of its stages switch in each wave, in their order
 * @param pause the least time from the last switch of a wave to the first of the next
 * @param deadlines of phases that do not have the common one
 * @param drainComputed whether the drain follows from what the backends declare, also those that
 *     join, and was not asked for
 */
public record RotationPace(
    List<Integer> waves,
    Duration pause,
    Map<RotationPhase, Duration> deadlines,
    boolean drainComputed) {

  /** Fixes the members. */
  public RotationPace {
    waves = List.copyOf(waves);
    deadlines = Collections.unmodifiableMap(new TreeMap<>(deadlines));
  }

  /** All stages in one wave, as rotations went before there were waves. */
  public static RotationPace ofOneWave(int stages) {
    return new RotationPace(List.of(stages), Duration.ZERO, Map.of(), false);
  }

  /** The stages, wave by wave. */
  public <T> List<List<T>> waves(List<T> stages) {
    List<List<T>> grouped = new ArrayList<>();
    int from = 0;
    for (int size : waves) {
      grouped.add(stages.subList(from, from + size));
      from += size;
    }
    return grouped;
  }
}
