package dev.interlock.command.restapi;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.interlock.command.Refusal;
import dev.interlock.command.restapi.RestApiCommand.CreateDeployment;
import dev.interlock.command.restapi.RestApiCommand.CreateResource;
import dev.interlock.command.restapi.RestApiCommand.CreateRestApi;
import dev.interlock.command.restapi.RestApiCommand.DeleteRestApi;
import dev.interlock.command.restapi.RestApiCommand.PutIntegration;
import dev.interlock.command.restapi.RestApiCommand.PutMethod;
import dev.interlock.command.restapi.RestApiCommand.TagRestApi;
import dev.interlock.command.restapi.RestApiCommand.UntagRestApi;
import dev.interlock.command.tags.HeldTags;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.IntegrationPut;
import dev.interlock.contract.RestApiEvent.MethodPut;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.RestApiEvent.RestApiDeleted;
import dev.interlock.contract.RestApiEvent.RestApiTagged;
import dev.interlock.contract.RestApiEvent.RestApiUntagged;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** A REST API: what its stages serve. */
@AggregateRoot
class RestApi {
  private record Child(String parentId, String pathPart) {
    boolean isVariable() {
      return pathPart.startsWith("{");
    }
  }

  private record MethodKey(String resourceId, String httpMethod) {}

  @AggregateIdentifier private @Nullable String restApiId;
  private boolean deleted;
  private String rootResourceId = "";
  private HeldTags tags = HeldTags.NONE;
  private final Map<String, Child> children = new HashMap<>();
  private final Set<MethodKey> methods = new HashSet<>();
  private final Set<MethodKey> integrated = new HashSet<>();

  RestApi() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(CreateRestApi command) {
    RestApiRules.requireName(command.name());
    apply(
        new RestApiCreated(
            command.restApiId(),
            command.name(),
            command.description(),
            command.rootResourceId(),
            command.tags(),
            command.at()));
  }

  @CommandHandler
  void handle(DeleteRestApi command, StagesOfApi stages) {
    requireExisting(command);
    List<String> serving = stages.hold(command.restApiId());
    if (!serving.isEmpty()) {
      throw Refusal.conflict(
          "REST API %s has the stages %s; delete them first"
              .formatted(command.restApiId(), serving));
    }
    apply(new RestApiDeleted(command.restApiId(), command.at()));
  }

  @CommandHandler
  void handle(TagRestApi command) {
    requireExisting(command);
    Map<String, String> changing = tags.changing(command.tags());
    if (!changing.isEmpty()) {
      apply(new RestApiTagged(command.restApiId(), changing, command.at()));
    }
  }

  @CommandHandler
  void handle(UntagRestApi command) {
    requireExisting(command);
    List<String> held = tags.among(command.tagKeys());
    if (!held.isEmpty()) {
      apply(new RestApiUntagged(command.restApiId(), held, command.at()));
    }
  }

  @CommandHandler
  void handle(CreateResource command) {
    requireExisting(command);
    requireResource(command.parentId());
    RestApiRules.requirePathPart(command.pathPart());
    Child added = new Child(command.parentId(), command.pathPart());
    if (children.containsValue(added)) {
      throw Refusal.conflict(
          "Another resource with the same parent already has this name: " + command.pathPart());
    }
    requireOneVariable(added);
    // The root is a resource too.
    if (children.size() + 1 >= RestApiRules.MAX_RESOURCES) {
      throw Refusal.limitExceeded(
          "REST API %s has %d resources, which is the limit; spread them over two APIs"
              .formatted(command.restApiId(), RestApiRules.MAX_RESOURCES));
    }
    apply(
        new ResourceCreated(
            command.restApiId(),
            command.resourceId(),
            command.parentId(),
            command.pathPart(),
            command.at()));
  }

  @CommandHandler
  void handle(PutMethod command) {
    requireExisting(command);
    requireResource(command.resourceId());
    RestApiRules.require(command);
    if (methods.contains(new MethodKey(command.resourceId(), command.httpMethod()))) {
      throw Refusal.conflict("Method already exists for this resource");
    }
    apply(
        new MethodPut(
            command.restApiId(),
            command.resourceId(),
            command.httpMethod(),
            command.authorizationType(),
            command.apiKeyRequired(),
            command.at()));
  }

  @CommandHandler
  void handle(PutIntegration command) {
    requireExisting(command);
    requireResource(command.resourceId());
    if (!methods.contains(new MethodKey(command.resourceId(), command.httpMethod()))) {
      throw Refusal.notFound(RestApis.UNKNOWN_METHOD);
    }
    RestApiRules.require(command);
    apply(
        new IntegrationPut(
            command.restApiId(),
            command.resourceId(),
            command.httpMethod(),
            command.type(),
            command.integrationHttpMethod(),
            command.uri(),
            command.timeoutInMillis(),
            command.insecureSkipVerification(),
            command.at()));
  }

  @CommandHandler
  void handle(CreateDeployment command) {
    requireExisting(command);
    if (methods.isEmpty()) {
      throw Refusal.invalid("The REST API doesn't contain any methods");
    }
    if (!integrated.containsAll(methods)) {
      throw Refusal.invalid("No integration defined for method");
    }
    apply(
        new DeploymentCreated(
            command.restApiId(), command.deploymentId(), command.description(), command.at()));
  }

  private void requireExisting(RestApiCommand command) {
    if (deleted) {
      throw Refusal.notFound(RestApis.unknownApi(command.restApiId()));
    }
  }

  private void requireResource(String resourceId) {
    if (!resourceId.equals(rootResourceId) && !children.containsKey(resourceId)) {
      throw Refusal.notFound(RestApis.UNKNOWN_RESOURCE);
    }
  }

  private void requireOneVariable(Child added) {
    if (!added.isVariable()) {
      return;
    }
    children.values().stream()
        .filter(sibling -> sibling.parentId().equals(added.parentId()) && sibling.isVariable())
        .findFirst()
        .ifPresent(
            sibling -> {
              throw Refusal.invalid(
                  "pathPart",
                  ("A sibling (%s) of this resource already has a variable path part -- only one"
                          + " is allowed")
                      .formatted(sibling.pathPart()));
            });
  }

  @EventSourcingHandler
  void on(RestApiCreated event) {
    restApiId = event.restApiId();
    rootResourceId = event.rootResourceId();
    tags = new HeldTags(event.tags());
  }

  @EventSourcingHandler
  void on(RestApiTagged event) {
    tags = tags.with(event.tags());
  }

  @EventSourcingHandler
  void on(RestApiUntagged event) {
    tags = tags.without(event.tagKeys());
  }

  @EventSourcingHandler
  void on(RestApiDeleted event) {
    deleted = true;
  }

  @EventSourcingHandler
  void on(ResourceCreated event) {
    children.put(event.resourceId(), new Child(event.parentId(), event.pathPart()));
  }

  @EventSourcingHandler
  void on(MethodPut event) {
    methods.add(new MethodKey(event.resourceId(), event.httpMethod()));
  }

  @EventSourcingHandler
  void on(IntegrationPut event) {
    integrated.add(new MethodKey(event.resourceId(), event.httpMethod()));
  }
}
