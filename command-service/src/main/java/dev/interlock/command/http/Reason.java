package dev.interlock.command.http;

import static dev.interlock.command.http.StrictBody.required;

import dev.interlock.command.Refusal;
import org.jspecify.annotations.Nullable;

/** Why something was done or could not be, in words for others to read. */
public record Reason(@Nullable String reason) {
  private static final int LONGEST = 1024;

  /**
   * The reason, if there is one.
   *
   * @throws Refusal INVALID when it is blank, too long or has control characters
   */
  public @Nullable String checked() {
    if (reason != null
        && (reason.isBlank()
            || reason.length() > LONGEST
            || reason.chars().anyMatch(Character::isISOControl))) {
      throw Refusal.invalid(
          "reason", "The reason must be 1 to %d characters, on one line".formatted(LONGEST));
    }
    return reason;
  }

  /**
   * The reason, without which others could not tell later why something was given up.
   *
   * @throws Refusal INVALID when there is none
   */
  public String given() {
    return required("reason", checked());
  }
}
