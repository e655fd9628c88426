package dev.interlock.agent.interlock;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A bundle that could not be installed; the members are those of the JSON.
 *
 * @param reason one line of up to 1024 characters
 * @param address where this instance answers, if instances report themselves
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Refusal(String instance, long version, String reason, @Nullable String address) {
  private static final int LONGEST = 1024;

  /** A refusal in a server's own words: made one line, and no key that it may have printed. */
  public static Refusal of(String instance, long version, String words, @Nullable String address) {
    String line =
        words.replaceAll("(?s)-----BEGIN .*", "(PEM)").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return new Refusal(
        instance,
        version,
        line.isEmpty() ? "no reason given" : line.substring(0, Math.min(line.length(), LONGEST)),
        address);
  }
}
