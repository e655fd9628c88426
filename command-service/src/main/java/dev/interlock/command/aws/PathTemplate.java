package dev.interlock.command.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Paths in which {@code {x}} stands for one segment that is not empty, and {@code {x+}} for all.
 */
public final class PathTemplate {
  private PathTemplate() {}

  /** What a path has in place of each name, in their order, as given; empty if it is another. */
  public static Optional<Map<String, String>> match(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (i >= given.length) {
        return Optional.empty();
      }
      String part = wanted[i];
      if (part.endsWith("+}")) {
        String rest = String.join("/", List.of(given).subList(i, given.length));
        named.put(part.substring(1, part.length() - 2), rest);
        return rest.isEmpty() ? Optional.empty() : Optional.of(named);
      } else if (part.startsWith("{") && !given[i].isEmpty()) {
        named.put(part.substring(1, part.length() - 1), given[i]);
      } else if (!part.equals(given[i])) {
        return Optional.empty();
      }
    }
    return wanted.length == given.length ? Optional.of(named) : Optional.empty();
  }
}
