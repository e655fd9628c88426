package dev.interlock.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The definition of a REST API: resources, methods, integrations, deployments. */
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

  /** A method of a resource was created or replaced. */
  @WireName("method-put")
  record MethodPut(
      String restApiId,
      String resourceId,
      String httpMethod,
      String authorizationType,
      boolean apiKeyRequired,
      Instant at)
      implements RestApiEvent {}

  /** The backend call of a method was set or replaced. */
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
      Instant at)
      implements RestApiEvent {}

  /** A snapshot of the API was deployed. */
  @WireName("deployment-created")
  record DeploymentCreated(
      String restApiId, String deploymentId, @Nullable String description, Instant at)
      implements RestApiEvent {}
}
