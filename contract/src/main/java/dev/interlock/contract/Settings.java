package dev.interlock.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of AWS's model that an event carries as they came. */
final class Settings {
  private Settings() {}

  /** None for an event that was written before its type had settings. */
  static Map<String, Object> known(@Nullable Map<String, Object> settings) {
    return settings == null ? Map.of() : settings;
  }
}
