package dev.interlock.command.testinvoke;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The path of a resource, in which {@code {x}} is one segment and {@code {x+}} is the rest. */
final class PathTemplate {
  private PathTemplate() {}

  /** What a path has in place of the variables, as it was sent; nothing if it does not match. */
  static Map<String, String> match(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (i >= given.length) {
        return Map.of();
      }
      String part = wanted[i];
      if (part.endsWith("+}")) {
        String rest = String.join("/", List.of(given).subList(i, given.length));
        variables.put(part.substring(1, part.length() - 2), rest);
        return rest.isEmpty() ? Map.of() : variables;
      } else if (part.startsWith("{") && !given[i].isEmpty()) {
        variables.put(part.substring(1, part.length() - 1), given[i]);
      } else if (!part.equals(given[i])) {
        return Map.of();
      }
    }
    return wanted.length == given.length ? variables : Map.of();
  }
}
