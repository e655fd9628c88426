package dev.interlock.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a REST API: resources, methods, integrations, deployments.
 *
 * <p>The {@code settings} of an event are further members of AWS's model by their names on its
 * wire: those that were given, whole, as they are from now on.
 */
public sealed interface RestApiEvent extends Event {

  /** The id of the API, ten characters of {@code [0-9a-z]}. */
  String restApiId();

  @Override
  default String aggregateId() {
    return restApiId();
  }

  /** An API was created, with its root resource. */
  @WireName("rest-api-created")
  record RestApiCreated(
      String restApiId,
      String name,
      @Nullable String description,
      String rootResourceId,
      Map<String, String> tags,
      Map<String, Object> settings,
      Instant at)
      implements RestApiEvent {
    public RestApiCreated {
      settings = Settings.known(settings);
    }
  }

  /** Name, description or settings were changed: all of them, as they are now. */
  @WireName("rest-api-updated")
  record RestApiUpdated(
      String restApiId,
      String name,
      @Nullable String description,
      Map<String, Object> settings,
      Instant at)
      implements RestApiEvent {}

  /** These tags were set; others that it has stay. */
  @WireName("rest-api-tagged")
  record RestApiTagged(String restApiId, Map<String, String> tags, Instant at)
      implements RestApiEvent {}

  /** The tags of these keys were removed. */
  @WireName("rest-api-untagged")
  record RestApiUntagged(String restApiId, List<String> tagKeys, Instant at)
      implements RestApiEvent {}

  /** An API was deleted, with all that it holds but its stages, which go before it. */
  @WireName("rest-api-deleted")
  record RestApiDeleted(String restApiId, Instant at) implements RestApiEvent {}

  /** A resource was added below another. */
  @WireName("resource-created")
  record ResourceCreated(
      String restApiId, String resourceId, String parentId, String pathPart, Instant at)
      implements RestApiEvent {}

  /** A resource was deleted, with all below it. */
  @WireName("resource-deleted")
  record ResourceDeleted(String restApiId, String resourceId, Instant at) implements RestApiEvent {}

  /** What happened to one method of a resource. */
  sealed interface MethodEvent extends RestApiEvent {

    /** The resource. */
    String resourceId();

    /** The verb, or {@code ANY}. */
    String httpMethod();
  }

  /** A method of a resource was created or replaced. */
  @WireName("method-put")
  record MethodPut(
      String restApiId,
      String resourceId,
      String httpMethod,
      String authorizationType,
      boolean apiKeyRequired,
      Map<String, Object> settings,
      Instant at)
      implements MethodEvent {
    public MethodPut {
      settings = Settings.known(settings);
    }
  }

  /** A method was deleted, with its responses and its integration. */
  @WireName("method-deleted")
  record MethodDeleted(String restApiId, String resourceId, String httpMethod, Instant at)
      implements MethodEvent {}

  /** A response that a method may give was declared, or declared otherwise. */
  @WireName("method-response-put")
  record MethodResponsePut(
      String restApiId,
      String resourceId,
      String httpMethod,
      String statusCode,
      Map<String, Object> settings,
      Instant at)
      implements MethodEvent {}

  /** A method gives a response no more, so no answer of its backend becomes it either. */
  @WireName("method-response-deleted")
  record MethodResponseDeleted(
      String restApiId, String resourceId, String httpMethod, String statusCode, Instant at)
      implements MethodEvent {}

  /** The backend call of a method was set or replaced; a new one has no responses yet. */
  @WireName("integration-put")
  record IntegrationPut(
      String restApiId,
      String resourceId,
      String httpMethod,
      String type,
      @Nullable String integrationHttpMethod,
      @Nullable String uri,
      int timeoutInMillis,
      boolean insecureSkipVerification,
      Map<String, Object> settings,
      Instant at)
      implements MethodEvent {
    public IntegrationPut {
      settings = Settings.known(settings);
    }
  }

  /** How the backend's answer becomes a response of the method was set or replaced. */
  @WireName("integration-response-put")
  record IntegrationResponsePut(
      String restApiId,
      String resourceId,
      String httpMethod,
      String statusCode,
      Map<String, Object> settings,
      Instant at)
      implements MethodEvent {}

  /** A method calls no backend any more; what was said of its answers went too. */
  @WireName("integration-deleted")
  record IntegrationDeleted(String restApiId, String resourceId, String httpMethod, Instant at)
      implements MethodEvent {}

  /** The backend's answer becomes this response of the method no more. */
  @WireName("integration-response-deleted")
  record IntegrationResponseDeleted(
      String restApiId, String resourceId, String httpMethod, String statusCode, Instant at)
      implements MethodEvent {}

  /**
   * A snapshot of the API was deployed: of all that the events of the API said up to this one.
   * {@link dev.interlock.contract.restapi.ApiDefinition} is that snapshot.
   */
  @WireName("deployment-created")
  record DeploymentCreated(
      String restApiId, String deploymentId, @Nullable String description, Instant at)
      implements RestApiEvent {}

  /** A deployment that no stage serves was deleted. */
  @WireName("deployment-deleted")
  record DeploymentDeleted(String restApiId, String deploymentId, Instant at)
      implements RestApiEvent {}
}
