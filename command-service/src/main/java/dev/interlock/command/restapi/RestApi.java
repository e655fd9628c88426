package dev.interlock.command.restapi;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.restapi.RestApiCommand.CreateDeployment;
import dev.interlock.command.restapi.RestApiCommand.CreateResource;
import dev.interlock.command.restapi.RestApiCommand.CreateRestApi;
import dev.interlock.command.restapi.RestApiCommand.DeleteDeployment;
import dev.interlock.command.restapi.RestApiCommand.DeleteIntegration;
import dev.interlock.command.restapi.RestApiCommand.DeleteIntegrationResponse;
import dev.interlock.command.restapi.RestApiCommand.DeleteMethod;
import dev.interlock.command.restapi.RestApiCommand.DeleteMethodResponse;
import dev.interlock.command.restapi.RestApiCommand.DeleteResource;
import dev.interlock.command.restapi.RestApiCommand.DeleteRestApi;
import dev.interlock.command.restapi.RestApiCommand.PutIntegration;
import dev.interlock.command.restapi.RestApiCommand.PutIntegrationResponse;
import dev.interlock.command.restapi.RestApiCommand.PutMethod;
import dev.interlock.command.restapi.RestApiCommand.PutMethodResponse;
import dev.interlock.command.restapi.RestApiCommand.RedefineRestApi;
import dev.interlock.command.restapi.RestApiCommand.TagRestApi;
import dev.interlock.command.restapi.RestApiCommand.UntagRestApi;
import dev.interlock.command.restapi.RestApiCommand.UpdateRestApi;
import dev.interlock.command.tags.HeldTags;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.DeploymentDeleted;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.RestApiEvent.RestApiDeleted;
import dev.interlock.contract.RestApiEvent.RestApiTagged;
import dev.interlock.contract.RestApiEvent.RestApiUntagged;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.contract.restapi.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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
  @AggregateIdentifier private @Nullable String restApiId;

  /** Null when the API was deleted. */
  private @Nullable ApiDefinition api;

  private final Set<String> deployments = new HashSet<>();
  private HeldTags tags = HeldTags.NONE;

  RestApi() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(CreateRestApi command) {
    ApiDraft draft = command.draft();
    Document members = RestApiSettings.DEFAULTS.and(draft.members());
    RestApiSettings.require(members);
    apply(
        new RestApiCreated(
            command.restApiId(),
            draft.name(),
            draft.description(),
            command.rootResourceId(),
            command.tags(),
            members.without("name", "description").members(),
            command.at()));
    edit(command, editor -> Redefinition.make(editor, draft, false));
  }

  @CommandHandler
  void handle(UpdateRestApi command) {
    edit(
        command,
        editor ->
            editor.update(
                RestApiSettings.patched(RestApiSettings.of(editor.api()), command.operations())));
  }

  @CommandHandler
  void handle(RedefineRestApi command) {
    ApiDraft draft = command.draft();
    edit(
        command,
        editor -> {
          Document members = RestApiSettings.of(editor.api()).and(draft.members());
          editor.update(
              command.overwrite() ? members.with(draft.description(), "description") : members);
          Redefinition.make(editor, draft, command.overwrite());
        });
  }

  @CommandHandler
  void handle(DeleteRestApi command, StagesOfApi stages) {
    existing(command);
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
    existing(command);
    Map<String, String> changing = tags.changing(command.tags());
    if (!changing.isEmpty()) {
      apply(new RestApiTagged(command.restApiId(), changing, command.at()));
    }
  }

  @CommandHandler
  void handle(UntagRestApi command) {
    existing(command);
    List<String> held = tags.among(command.tagKeys());
    if (!held.isEmpty()) {
      apply(new RestApiUntagged(command.restApiId(), held, command.at()));
    }
  }

  @CommandHandler
  void handle(CreateResource command) {
    edit(
        command,
        editor ->
            editor.createResource(command.resourceId(), command.parentId(), command.pathPart()));
  }

  @CommandHandler
  void handle(DeleteResource command) {
    edit(command, editor -> editor.deleteResource(command.resourceId()));
  }

  @CommandHandler
  void handle(PutMethod command) {
    edit(
        command,
        editor -> editor.putMethod(command.resourceId(), command.httpMethod(), command.method()));
  }

  @CommandHandler
  void handle(DeleteMethod command) {
    edit(command, editor -> editor.deleteMethod(command.resourceId(), command.httpMethod()));
  }

  @CommandHandler
  void handle(PutMethodResponse command) {
    edit(
        command,
        editor ->
            editor.putMethodResponse(
                command.resourceId(),
                command.httpMethod(),
                command.statusCode(),
                command.settings().members()));
  }

  @CommandHandler
  void handle(DeleteMethodResponse command) {
    edit(
        command,
        editor ->
            editor.deleteMethodResponse(
                command.resourceId(), command.httpMethod(), command.statusCode()));
  }

  @CommandHandler
  void handle(PutIntegration command) {
    edit(
        command,
        editor ->
            editor.putIntegration(
                command.resourceId(), command.httpMethod(), command.integration()));
  }

  @CommandHandler
  void handle(PutIntegrationResponse command) {
    edit(
        command,
        editor ->
            editor.putIntegrationResponse(
                command.resourceId(),
                command.httpMethod(),
                command.statusCode(),
                command.settings().members()));
  }

  @CommandHandler
  void handle(DeleteIntegration command) {
    edit(command, editor -> editor.deleteIntegration(command.resourceId(), command.httpMethod()));
  }

  @CommandHandler
  void handle(DeleteIntegrationResponse command) {
    edit(
        command,
        editor ->
            editor.deleteIntegrationResponse(
                command.resourceId(), command.httpMethod(), command.statusCode()));
  }

  @CommandHandler
  void handle(CreateDeployment command) {
    List<Method> methods =
        existing(command).resources().values().stream()
            .flatMap(resource -> resource.methods().values().stream())
            .toList();
    if (methods.isEmpty()) {
      throw Refusal.invalid("The REST API doesn't contain any methods");
    }
    if (methods.stream().anyMatch(method -> method.integration() == null)) {
      throw Refusal.invalid("No integration defined for method");
    }
    apply(
        new DeploymentCreated(
            command.restApiId(), command.deploymentId(), command.description(), command.at()));
  }

  @CommandHandler
  void handle(DeleteDeployment command, StagesOfApi stages) {
    existing(command);
    if (!deployments.contains(command.deploymentId())) {
      throw Refusal.notFound(RestApis.UNKNOWN_DEPLOYMENT);
    }
    if (stages.serve(command.restApiId(), command.deploymentId())) {
      throw Refusal.invalid("Active stages pointing to this deployment must be moved or deleted");
    }
    apply(new DeploymentDeleted(command.restApiId(), command.deploymentId(), command.at()));
  }

  private ApiDefinition existing(RestApiCommand command) {
    if (api == null) {
      throw Refusal.notFound("REST API %s has been deleted".formatted(command.restApiId()));
    }
    return api;
  }

  private void edit(RestApiCommand command, Consumer<ApiEditor> change) {
    ApiEditor editor = new ApiEditor(command.restApiId(), existing(command), command.at());
    change.accept(editor);
    editor.events().forEach(event -> apply(event));
  }

  @EventSourcingHandler
  void on(RestApiEvent event) {
    switch (event) {
      case RestApiCreated created -> {
        restApiId = created.restApiId();
        api = ApiDefinition.of(created);
        tags = new HeldTags(created.tags());
      }
      case RestApiDeleted ignored -> api = null;
      case DeploymentCreated created -> deployments.add(created.deploymentId());
      case RestApiTagged tagged -> tags = tags.with(tagged.tags());
      case RestApiUntagged untagged -> tags = tags.without(untagged.tagKeys());
      case DeploymentDeleted deleted -> deployments.remove(deleted.deploymentId());
      default -> api = Objects.requireNonNull(api).on(event);
    }
  }
}
