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

  Freeze {
    if (!from.isBefore(until)) {
      throw Refusal.invalid(
          "until",
          "Freeze %s ends at %s, which is not after its start %s".formatted(name, until, from));
    }
  }
}
