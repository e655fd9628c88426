package dev.interlock.command.aws;

import dev.interlock.command.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AWS's limits for tags: 50, keys up to 128 characters and not of AWS, values up to 256. */
public final class Tags {
  private static final int MAX_TAGS = 50;
  private static final int MAX_KEY = 128;
  private static final int MAX_VALUE = 256;

  private Tags() {}

  /**
   * The tags given, none for null.
   *
   * @throws Refusal when they break a limit
   */
  public static Map<String, String> checked(@Nullable Map<String, String> tags) {
    if (tags == null) {
      return Map.of();
    }
    if (tags.size() > MAX_TAGS) {
      throw Refusal.invalid("tags", "A resource holds up to 50 tags, not " + tags.size());
    }
    tags.forEach(
        (key, value) -> {
          if (key.isEmpty() || key.length() > MAX_KEY || key.startsWith("aws:")) {
            throw Refusal.invalid(
                "tags",
                "Tag key '%s' must have 1 to 128 characters, not aws: first".formatted(key));
          }
          // Bodies of the native API can hold both, whatever the type says.
          if (value == null || (key + value).indexOf(0) >= 0) {
            throw Refusal.invalid(
                "tags", "Tag '%s' needs a value, and neither may hold U+0000".formatted(key));
          }
          if (value.length() > MAX_VALUE) {
            throw Refusal.invalid(
                "tags", "The value of tag '%s' must have up to 256 characters".formatted(key));
          }
        });
    return tags;
  }
}
