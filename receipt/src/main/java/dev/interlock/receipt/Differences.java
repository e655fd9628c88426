package dev.interlock.receipt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a receipt says something else than the log gives, in words. */
final class Differences {
  private static final int LONGEST_VALUE = 120;

  private final List<String> found = new ArrayList<>();

  private Differences() {}

  static List<String> between(JsonNode said, JsonNode known) {
    Differences differences = new Differences();
    differences.compare("", said, known);
    return differences.found;
  }

  private void compare(String place, @Nullable JsonNode said, @Nullable JsonNode known) {
    if (said == null) {
      found.add("%s: the log gives %s, the receipt has none".formatted(place, value(known)));
    } else if (known == null) {
      found.add("%s: the receipt has %s, the log gives none".formatted(place, value(said)));
    } else if (said.isObject() && known.isObject() || said.isArray() && known.isArray()) {
      compareEach(place, parts(said), parts(known));
    } else if (!said.equals(known)) {
      found.add(
          "%s: the receipt says %s, the log gives %s".formatted(place, value(said), value(known)));
    }
  }

  private void compareEach(String place, Map<String, JsonNode> said, Map<String, JsonNode> known) {
    Set<String> names = new LinkedHashSet<>(known.keySet());
    names.addAll(said.keySet());
    for (String name : names) {
      JsonNode ours = said.get(name);
      JsonNode theirs = known.get(name);
      compare(place(place, name, theirs == null ? ours : theirs), ours, theirs);
    }
    List<String> order = known.keySet().stream().filter(said::containsKey).toList();
    if (!said.keySet().stream().filter(known::containsKey).toList().equals(order)) {
      found.add("%s: the log gives another order".formatted(place.isEmpty() ? "receipt" : place));
    }
  }

  private static String place(String place, String name, @Nullable JsonNode part) {
    String type = part == null ? "" : part.path("type").asString("");
    String shown = type.isEmpty() ? name : "%s (%s)".formatted(name, type);
    return place.isEmpty() ? shown : place + ", " + shown;
  }

  private static Map<String, JsonNode> parts(JsonNode container) {
    Map<String, JsonNode> parts = new LinkedHashMap<>();
    if (container.isObject()) {
      container.propertyStream().forEach(part -> parts.put(part.getKey(), part.getValue()));
    } else {
      container.forEach(item -> parts.put(unused(name(item, parts.size()), parts), item));
    }
    return parts;
  }

  /** By what it is told from others, so that one that is missing shifts no other. */
  private static String name(JsonNode item, int index) {
    if (item.has("position")) {
      return "event " + item.path("position");
    }
    if (item.has("backendId")) {
      return "backend " + item.path("backendId").asString("");
    }
    if (item.has("gatewayId")) {
      return "gateway " + item.path("gatewayId").asString("");
    }
    if (item.has("instance")) {
      return "instance " + item.path("instance").asString("");
    }
    return Integer.toString(index + 1);
  }

  private static String unused(String name, Map<String, JsonNode> used) {
    String free = name;
    while (used.containsKey(free)) {
      free += " again";
    }
    return free;
  }

  /** Printable: it may be anybody's text. */
  private static String value(@Nullable JsonNode value) {
    String text = String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }
}
