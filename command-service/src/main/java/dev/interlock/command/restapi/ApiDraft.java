package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.Ids;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.contract.restapi.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an API is to be.
 *
 * @param settings members of AWS's RestApi that are given
 * @param resources each after its parent
 */
public record ApiDraft(
    String name, @Nullable String description, Document settings, List<DraftResource> resources) {

  /**
   * A resource that is to be.
   *
   * @param id the one that it gets if it is new
   * @param methods by verb, with their responses and integrations
   */
  record DraftResource(String path, String id, Map<String, Method> methods) {
    String parentPath() {
      return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    String pathPart() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** An API of nothing but its root. */
  static ApiDraft bare(String name, @Nullable String description, Document settings) {
    return new ApiDraft(name, description, settings, List.of());
  }

  /** An API of the same resources as another. */
  static ApiDraft copy(
      String name, @Nullable String description, Document settings, ApiDefinition other, Ids ids) {
    Map<String, Map<String, Method>> methods = new TreeMap<>();
    other.resources().values().forEach(r -> methods.put(r.path(), r.methods()));
    return of(name, description, settings, methods, ids);
  }

  /**
   * An API of the resources that methods need.
   *
   * @param methods by path, which starts with a slash and ends with none, and verb
   * @throws Refusal LIMIT_EXCEEDED when these are more than an API holds
   */
  public static ApiDraft of(
      String name,
      @Nullable String description,
      Document settings,
      Map<String, Map<String, Method>> methods,
      Ids ids) {
    TreeSet<String> paths = new TreeSet<>(Set.of("/"));
    for (String path : methods.keySet()) {
      for (int end = path.length(); end > 1; end = path.lastIndexOf('/', end - 1)) {
        paths.add(path.substring(0, end));
        if (paths.size() > ResourceRules.MAX_RESOURCES) {
          throw Refusal.limitExceeded(
              "%s has more than %d resources, which is the limit; spread them over two APIs"
                  .formatted(name, ResourceRules.MAX_RESOURCES));
        }
      }
    }
    return new ApiDraft(
        name,
        description,
        settings,
        paths.stream()
            .map(path -> new DraftResource(path, ids.next(6), methods.getOrDefault(path, Map.of())))
            .toList());
  }

  /** All members of the API, its name and description among them. */
  Document members() {
    return settings.with(name, "name").with(description, "description");
  }

  Optional<DraftResource> at(String path) {
    return resources.stream().filter(resource -> resource.path().equals(path)).findFirst();
  }
}
