package dev.interlock.command.renewal;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which rotation starts next. */
final class Choice {
  /** Whose last safe start comes first can wait least. */
  private static final Comparator<Plan> MOST_URGENT =
      Comparator.comparing(Plan::lastSafeStart)
          .thenComparing(plan -> plan.certificate().certificateId());

  private Choice() {}

  /** The most urgent of those that are due and for which there is room. */
  static Optional<Plan> next(Collection<Plan> plans, Room room, Instant now) {
    return plans.stream()
        .filter(plan -> plan.isDue(now) && room.admits(plan.policies()))
        .min(MOST_URGENT);
  }
}
