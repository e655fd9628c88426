package dev.interlock.command.renewal;

import dev.interlock.command.Refusal;
import java.util.regex.Pattern;

/** How policies and freezes may be called, so that each has one path in the API. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private Names() {}

  /**
   * The name.
   *
   * @throws Refusal INVALID when it has other characters, or too many
   */
  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw Refusal.invalid(
          "name",
          "The name '%s' is not 1 to 63 small letters, digits or hyphens, no hyphen first"
              .formatted(name));
    }
    return name;
  }
}
