package dev.interlock.command.renewal;

import dev.interlock.command.Refusal;
import java.time.Instant;

/**
 * A time in which no rotation starts by itself, such as the weeks before Christmas. One that began
 * before goes on.
 *
 * @param name what people call it
 * @param from its first moment
 * @param until the first moment after it
 */
record Freeze(String name, Instant from, Instant until) {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  Freeze {
    requireUsual("from", from);
    requireUsual("until", until);
    if (!from.isBefore(until)) {
      throw Refusal.invalid(
          "until",
          "Freeze %s ends at %s, which is not after its start %s".formatted(name, until, from));
    }
  }

  /** Years that no calendar of people has are not stored either. */
  private static void requireUsual(String field, Instant moment) {
    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
      throw Refusal.invalid(
          field, "%s %s is not between the years 2000 and 9999".formatted(field, moment));
    }
  }
}
