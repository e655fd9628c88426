package dev.interlock.command.aws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths in which {@code {name}} stands for any one segment. */
public final class PathTemplate {
  private PathTemplate() {}

  /** What stands for the names of the template, as given, or null when the path is another one. */
  public static @Nullable List<String> match(String template, String path) {
    List<String> wanted = segments(template);
    List<String> given = segments(path);
    if (wanted.size() != given.size()) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).startsWith("{")) {
        names.add(given.get(i));
      } else if (!wanted.get(i).equals(given.get(i))) {
        return null;
      }
    }
    return names;
  }

  private static List<String> segments(String path) {
    return Arrays.asList(path.split("/", -1));
  }
}
