package dev.interlock.command.aws;

import dev.interlock.messaging.Json;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Tags and variables, as JSON in a column. */
public final class TextMap {
  private static final TypeReference<TreeMap<String, String>> TYPE = new TypeReference<>() {};

  private TextMap() {}

  /** The column's text for a map. */
  public static String write(Map<String, String> map) {
    return Json.mapper().writeValueAsString(map);
  }

  /** The map of a column's text, ordered by key. */
  public static Map<String, String> read(String json) {
    return Collections.unmodifiableMap(Json.mapper().readValue(json, TYPE));
  }

  /** A map as a response shows it: an empty one is left out. */
  public static @Nullable Map<String, String> shown(Map<String, String> map) {
    return map.isEmpty() ? null : map;
  }
}
