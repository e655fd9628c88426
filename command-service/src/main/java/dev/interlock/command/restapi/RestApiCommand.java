package dev.interlock.command.restapi;

import dev.interlock.command.LocalCommand;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be asked of a REST API. */
public sealed interface RestApiCommand extends LocalCommand {

  /** The id of the API. */
  String restApiId();

  @Override
  default String aggregateId() {
    return restApiId();
  }

  /** Create an API with its root resource (AWS: CreateRestApi). */
  record CreateRestApi(
      String restApiId,
      String name,
      @Nullable String description,
      String rootResourceId,
      Map<String, String> tags,
      Instant at)
      implements RestApiCommand {}

  /** Delete an API that has no stages (AWS: DeleteRestApi). */
  record DeleteRestApi(String restApiId, Instant at) implements RestApiCommand {}

  /** Set tags of an API, beside the others that it has (AWS: TagResource). */
  record TagRestApi(String restApiId, Map<String, String> tags, Instant at)
      implements RestApiCommand {}

  /** Remove tags of an API (AWS: UntagResource). */
  record UntagRestApi(String restApiId, List<String> tagKeys, Instant at)
      implements RestApiCommand {}

  /** Add a resource below another (AWS: CreateResource). */
  record CreateResource(
      String restApiId, String resourceId, String parentId, String pathPart, Instant at)
      implements RestApiCommand {}

  /** Add a method to a resource (AWS: PutMethod). */
  record PutMethod(
      String restApiId,
      String resourceId,
      String httpMethod,
      String authorizationType,
      boolean apiKeyRequired,
      Instant at)
      implements RestApiCommand {}

  /** Set the backend call of a method (AWS: PutIntegration). */
  record PutIntegration(
      String restApiId,
      String resourceId,
      String httpMethod,
      String type,
      @Nullable String integrationHttpMethod,
      @Nullable String uri,
      int timeoutInMillis,
      boolean insecureSkipVerification,
      Instant at)
      implements RestApiCommand {}

  /** Take a snapshot of the API (AWS: CreateDeployment without a stage). */
  record CreateDeployment(
      String restApiId, String deploymentId, @Nullable String description, Instant at)
      implements RestApiCommand {}
}
