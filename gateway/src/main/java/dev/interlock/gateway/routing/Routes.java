package dev.interlock.gateway.routing;

import dev.interlock.contract.StageRef;
import java.util.Map;
import java.util.Optional;

/** All stages as they are at one moment. */
public record Routes(Map<StageRef, ServedStage> stages) {
  /** No stage. */
  public static final Routes NONE = new Routes(Map.of());

  /** Takes a copy. */
  public Routes {
    stages = Map.copyOf(stages);
  }

  /**
   * The way to the method for a request; empty when there is none.
   *
   * @param host without its port
   * @param path percent-encoded as it was sent, without a query
   */
  public Optional<Route> find(String httpMethod, String host, String path) {
    return Target.of(host, path).flatMap(target -> find(httpMethod, target));
  }

  private Optional<Route> find(String httpMethod, Target target) {
    ServedStage stage = stages.get(target.stage());
    if (stage == null) {
      return Optional.empty();
    }
    String path = target.path();
    return stage
        .methods()
        .find(httpMethod, path)
        .map(
            resource ->
                new Route(
                    stage,
                    path,
                    resource,
                    RoutingTable.method(resource, httpMethod),
                    RoutingTable.variables(resource, path)));
  }
}
