package dev.interlock.command.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param after the place ({@link Listed#at}) after which the page starts
 * @param limit how many elements at most, 1 to 500
 */
public record PageRequest(long after, int limit) {
  private static final int DEFAULT_LIMIT = 25;
  private static final int MAX_LIMIT = 500;

  static PageRequest of(@Nullable String position, @Nullable String limit) {
    return new PageRequest(parsePosition(position), parseLimit(limit));
  }

  /** How many rows to read: one more than asked for tells whether another page follows. */
  public int rows() {
    return limit + 1;
  }

  /** The page, of up to {@link #rows} rows. */
  public <T> Page<T> page(List<Listed<T>> rows) {
    boolean more = rows.size() > limit;
    List<Listed<T>> shown = more ? rows.subList(0, limit) : rows;
    return new Page<>(
        shown.stream().map(Listed::value).toList(),
        more ? position(shown.get(limit - 1).at()) : null);
  }

  private static String position(long at) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("after:" + at).getBytes(StandardCharsets.US_ASCII));
  }

  private static long parsePosition(@Nullable String position) {
    if (position == null || position.isEmpty()) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(position), StandardCharsets.US_ASCII);
      if (text.startsWith("after:")) {
        return Long.parseLong(text.substring("after:".length()));
      }
    } catch (IllegalArgumentException notOurs) {
      // Falls through: whatever is wrong with it, it was not taken from a page.
    }
    throw AwsFault.badRequest(
        "Invalid position parameter specified. Give the position of the page before, unchanged");
  }

  private static int parseLimit(@Nullable String limit) {
    if (limit == null || limit.isEmpty()) {
      return DEFAULT_LIMIT;
    }
    if (limit.matches("[0-9]{1,3}")
        && Integer.parseInt(limit) >= 1
        && Integer.parseInt(limit) <= MAX_LIMIT) {
      return Integer.parseInt(limit);
    }
    throw AwsFault.badRequest("Invalid limit parameter specified. Give a number from 1 to 500");
  }
}
