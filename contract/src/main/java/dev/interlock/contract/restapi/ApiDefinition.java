package dev.interlock.contract.restapi;

import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.DeploymentDeleted;
import dev.interlock.contract.RestApiEvent.MethodEvent;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.ResourceDeleted;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.RestApiEvent.RestApiDeleted;
import dev.interlock.contract.RestApiEvent.RestApiTagged;
import dev.interlock.contract.RestApiEvent.RestApiUntagged;
import dev.interlock.contract.RestApiEvent.RestApiUpdated;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A REST API as its events have it so far. It never changes, so what a deployment deploys is this
 * value as it was when {@link DeploymentCreated} came.
 *
 * @param settings members of AWS's RestApi by their wire names
 * @param resources by id, each after its parent, the root first
 */
public record ApiDefinition(
    String name,
    @Nullable String description,
    Map<String, Object> settings,
    Map<String, Resource> resources) {

  /** A new API: its root, and nothing else. */
  public static ApiDefinition of(RestApiCreated created) {
    String root = created.rootResourceId();
    return new ApiDefinition(
        created.name(),
        created.description(),
        created.settings(),
        Map.of(root, new Resource(root, null, null, "/", Map.of())));
  }

  /** The API after its next event. */
  public ApiDefinition on(RestApiEvent event) {
    return switch (event) {
      case RestApiCreated created -> of(created);
      case RestApiUpdated updated ->
          new ApiDefinition(updated.name(), updated.description(), updated.settings(), resources);
      case ResourceCreated created ->
          with(known(created.parentId()).child(created.resourceId(), created.pathPart()));
      case ResourceDeleted deleted -> without(known(deleted.resourceId()));
      case MethodEvent method -> with(known(method.resourceId()).on(method));
      case DeploymentCreated ignored -> this;
      case DeploymentDeleted ignored -> this;
      case RestApiDeleted ignored -> this;
      case RestApiTagged ignored -> this;
      case RestApiUntagged ignored -> this;
    };
  }

  /** A resource, or empty when there is none of this id. */
  public Optional<Resource> resource(String id) {
    return Optional.ofNullable(resources.get(id));
  }

  /** The resource of a path that starts with a slash, or empty when there is none. */
  public Optional<Resource> at(String path) {
    return resources.values().stream().filter(resource -> resource.path().equals(path)).findFirst();
  }

  private ApiDefinition with(Resource resource) {
    Map<String, Resource> changed = new LinkedHashMap<>(resources);
    changed.put(resource.id(), resource);
    return having(changed);
  }

  private ApiDefinition without(Resource deleted) {
    Map<String, Resource> changed = new LinkedHashMap<>(resources);
    changed.values().removeIf(resource -> resource.isWithin(deleted));
    return having(changed);
  }

  private ApiDefinition having(Map<String, Resource> changed) {
    return new ApiDefinition(name, description, settings, Collections.unmodifiableMap(changed));
  }

  private Resource known(String id) {
    return resource(id)
        .orElseThrow(
            () -> new IllegalArgumentException("The log speaks of " + id + " before it exists"));
  }
}
