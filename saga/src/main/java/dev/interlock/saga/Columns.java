package dev.interlock.saga;

import dev.interlock.messaging.Json;
import java.util.Collection;

/** Values as columns hold them. */
final class Columns {

  private Columns() {}

  static String json(Object value) {
    return Json.mapper().writeValueAsString(value);
  }

  static <T> T read(String json, Class<T> type) {
    return Json.mapper().readValue(json, type);
  }

  static String[] array(Collection<String> values) {
    return values.toArray(String[]::new);
  }
}
