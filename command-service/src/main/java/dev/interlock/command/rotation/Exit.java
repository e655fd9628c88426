package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The ways in which a person can step in; written as in the paths of the API. */
enum Exit {
  HOLD,
  RESUME,
  ABORT,
  ROLLBACK,
  EXCLUDE,
  RETRY,
  EXPEDITE,
  ESCALATE;

  /**
   * The one of that name.
   *
   * @throws Refusal NOT_FOUND, naming those that there are
   */
  static Exit named(String name) {
    return Arrays.stream(values())
        .filter(exit -> exit.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "Nobody can %s a rotation; what there is: %s"
                        .formatted(name, List.of(values()))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
