package dev.interlock.integration;

import dev.interlock.contract.restapi.Integration;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A method of a REST API, as it is called.
 *
 * @param stage the name of the stage that it is called in
 * @param resourcePath the path of its resource, such as {@code /pets/{petId}}
 */
public record CalledMethod(
    String restApiId,
    String stage,
    String resourceId,
    String resourcePath,
    Integration integration) {

  /** Whether everything passes, both ways. */
  public boolean isProxy() {
    return integration.type().equals("HTTP_PROXY");
  }

  /** Whether it is answered here. */
  public boolean isMock() {
    return integration.type().equals("MOCK");
  }

  /** Of the whole call of the backend. */
  public Duration timeout() {
    return Duration.ofMillis(integration.timeoutInMillis());
  }

  /** A member of AWS's Integration that is a text, or null. */
  @Nullable String text(String name) {
    return (String) integration.settings().get(name);
  }

  /** A member of AWS's Integration that maps texts, ordered by name. */
  Map<String, String> texts(String name) {
    return texts(integration.settings(), name);
  }

  static Map<String, String> texts(Map<String, Object> settings, String name) {
    if (!(settings.get(name) instanceof Map<?, ?> map)) {
      return Map.of();
    }
    Map<String, String> texts = new TreeMap<>();
    map.forEach((key, value) -> texts.put((String) key, (String) value));
    return Collections.unmodifiableMap(texts);
  }
}
