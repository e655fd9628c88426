package dev.interlock.gateway.learning;

import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.DeploymentDeleted;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.RestApiEvent.RestApiDeleted;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.gateway.routing.RoutingTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** APIs, and what was deployed of them. */
final class Deployments {
  private final Map<String, Api> apis = new HashMap<>();

  private record Api(ApiDefinition definition, Map<String, RoutingTable> deployed) {}

  void on(RestApiEvent event) {
    switch (event) {
      case RestApiCreated created ->
          apis.put(created.restApiId(), new Api(ApiDefinition.of(created), new HashMap<>()));
      case RestApiDeleted deleted -> apis.remove(deleted.restApiId());
      case DeploymentCreated created -> {
        Api api = known(created);
        api.deployed().put(created.deploymentId(), RoutingTable.of(api.definition()));
      }
      case DeploymentDeleted deleted -> known(deleted).deployed().remove(deleted.deploymentId());
      default -> {
        Api api = known(event);
        apis.put(event.restApiId(), new Api(api.definition().on(event), api.deployed()));
      }
    }
  }

  private Api known(RestApiEvent event) {
    return Objects.requireNonNull(apis.get(event.restApiId()), "an API begins with its creation");
  }

  /** What a deployment serves; empty as long as nothing is known of it. */
  Optional<RoutingTable> find(String restApiId, String deploymentId) {
    return Optional.ofNullable(apis.get(restApiId)).map(api -> api.deployed().get(deploymentId));
  }
}
