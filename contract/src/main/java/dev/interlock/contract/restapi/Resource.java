package dev.interlock.contract.restapi;

import dev.interlock.contract.RestApiEvent.MethodEvent;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a REST API.
 *
 * @param parentId null for the root, as is {@code pathPart}
 * @param path the path parts from the root to here, each after a slash; {@code /} for the root
 * @param methods by verb, or {@code ANY}
 */
public record Resource(
    String id,
    @Nullable String parentId,
    @Nullable String pathPart,
    String path,
    Map<String, Method> methods) {

  /** A method, or empty when there is none of this verb. */
  public Optional<Method> method(String httpMethod) {
    return Optional.ofNullable(methods.get(httpMethod));
  }

  /** Whether it is another resource, or below it. */
  public boolean isWithin(Resource other) {
    return path.equals(other.path) || path.startsWith(other.prefix());
  }

  Resource child(String childId, String part) {
    return new Resource(childId, id, part, prefix() + part, Map.of());
  }

  Resource on(MethodEvent event) {
    Map<String, Method> changed = new TreeMap<>(methods);
    changed.compute(event.httpMethod(), (verb, method) -> Method.on(method, event));
    return new Resource(id, parentId, pathPart, path, Collections.unmodifiableMap(changed));
  }

  private String prefix() {
    return path.endsWith("/") ? path : path + "/";
  }
}
