package dev.interlock.command.restapi;

import dev.interlock.command.LocalCommand;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
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

  /** Create an API with its root resource (AWS: CreateRestApi, ImportRestApi). */
  record CreateRestApi(
      String restApiId, String rootResourceId, ApiDraft draft, Map<String, String> tags, Instant at)
      implements RestApiCommand {}

  /** Make all the changes, in their order, or none (AWS: UpdateRestApi). */
  record UpdateRestApi(String restApiId, List<PatchOperation> operations, Instant at)
      implements RestApiCommand {}

  /**
   * Make the API what a draft says (AWS: PutRestApi).
   *
   * @param overwrite whether what the draft does not have goes
   */
  record RedefineRestApi(String restApiId, ApiDraft draft, boolean overwrite, Instant at)
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

  /** Delete a resource and all below it (AWS: DeleteResource). */
  record DeleteResource(String restApiId, String resourceId, Instant at)
      implements RestApiCommand {}

  /** Add a method, without responses and integration, to a resource (AWS: PutMethod). */
  record PutMethod(
      String restApiId, String resourceId, String httpMethod, Method method, Instant at)
      implements RestApiCommand {}

  /** Delete a method, with its responses and its integration (AWS: DeleteMethod). */
  record DeleteMethod(String restApiId, String resourceId, String httpMethod, Instant at)
      implements RestApiCommand {}

  /** Declare a response that a method may give (AWS: PutMethodResponse). */
  record PutMethodResponse(
      String restApiId,
      String resourceId,
      String httpMethod,
      String statusCode,
      Document settings,
      Instant at)
      implements RestApiCommand {}

  /** Let a method give a response no more (AWS: DeleteMethodResponse). */
  record DeleteMethodResponse(
      String restApiId, String resourceId, String httpMethod, String statusCode, Instant at)
      implements RestApiCommand {}

  /** Set the backend call of a method, without responses (AWS: PutIntegration). */
  record PutIntegration(
      String restApiId, String resourceId, String httpMethod, Integration integration, Instant at)
      implements RestApiCommand {}

  /** Say how a backend's answer becomes a response of the method (AWS: PutIntegrationResponse). */
  record PutIntegrationResponse(
      String restApiId,
      String resourceId,
      String httpMethod,
      String statusCode,
      Document settings,
      Instant at)
      implements RestApiCommand {}

  /** Let a method call no backend, and forget its answers (AWS: DeleteIntegration). */
  record DeleteIntegration(String restApiId, String resourceId, String httpMethod, Instant at)
      implements RestApiCommand {}

  /** Take back what was said of an answer of the backend (AWS: DeleteIntegrationResponse). */
  record DeleteIntegrationResponse(
      String restApiId, String resourceId, String httpMethod, String statusCode, Instant at)
      implements RestApiCommand {}

  /** Take a snapshot of the API (AWS: CreateDeployment without a stage). */
  record CreateDeployment(
      String restApiId, String deploymentId, @Nullable String description, Instant at)
      implements RestApiCommand {}

  /** Delete a snapshot that no stage serves (AWS: DeleteDeployment). */
  record DeleteDeployment(String restApiId, String deploymentId, Instant at)
      implements RestApiCommand {}
}
