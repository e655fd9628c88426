package dev.interlock.command.errors;

import static dev.interlock.command.errors.Arranged.NO_TEXT;
import static dev.interlock.command.errors.Arranged.replacing;
import static dev.interlock.command.errors.ErrorCase.badRequest;
import static dev.interlock.command.errors.ErrorCase.conflict;
import static dev.interlock.command.errors.ErrorCase.notFound;

import java.util.Map;
import java.util.stream.Stream;

/** How operations on stages and deployments fail. */
final class StageErrors {
  private static final String UNKNOWN = "Invalid Stage identifier specified";
  private static final String UNKNOWN_DEPLOYMENT = "Invalid Deployment identifier specified";
  private static final String UNKNOWN_API = "Invalid API identifier specified 123456789012:none";
  private static final Map<String, Object> NONE = Map.of("stageName", "none");
  private static final Map<String, Object> NO_DEPLOYMENT = Map.of("deploymentId", "none");
  private static final Map<String, Object> NO_API = Map.of("restApiId", "none");

  private StageErrors() {}

  static Stream<ErrorCase> of(Arranged is) {
    return Stream.concat(ofStages(is), ofDeployments(is));
  }

  private static Stream<ErrorCase> ofStages(Arranged is) {
    return Stream.of(
        badRequest(
            "CreateStage",
            "Deployment id does not exist",
            Map.of("stageName", "dev", "deploymentId", "none")),
        notFound(
            "CreateStage",
            UNKNOWN_API,
            Map.of("restApiId", "none", "stageName", "dev", "deploymentId", is.spare)),
        conflict(
            "CreateStage",
            "Stage already exists",
            Map.of("stageName", "prod", "deploymentId", is.spare)),
        badRequest("GetStage", "Bad Request", Map.of("stageName", NO_TEXT)),
        notFound("GetStage", UNKNOWN, NONE),
        badRequest("GetStages", "Bad Request", Map.of("restApiId", NO_TEXT)),
        notFound("GetStages", UNKNOWN_API, NO_API),
        badRequest(
            "UpdateStage",
            "Invalid Client Certificate identifier specified: none; generate it first",
            replacing("/clientCertificateId", "none")),
        notFound("UpdateStage", UNKNOWN, NONE),
        badRequest("DeleteStage", "Bad Request", Map.of("stageName", NO_TEXT)),
        notFound("DeleteStage", UNKNOWN, NONE),
        badRequest(
            "GetExport",
            "Invalid export type 'oas31' specified. Must be one of: [oas30, swagger]",
            Map.of("exportType", "oas31")),
        notFound("GetExport", UNKNOWN, NONE));
  }

  private static Stream<ErrorCase> ofDeployments(Arranged is) {
    return Stream.of(
        badRequest(
            "CreateDeployment",
            "Stage name only allows a-zA-Z0-9_-",
            Map.of("stageName", "no blanks")),
        notFound("CreateDeployment", UNKNOWN_API, NO_API),
        badRequest("GetDeployment", "Bad Request", Map.of("deploymentId", NO_TEXT)),
        notFound("GetDeployment", UNKNOWN_DEPLOYMENT, NO_DEPLOYMENT),
        badRequest(
            "GetDeployments",
            "Invalid position parameter specified. Give the position of the page before, unchanged",
            Map.of("position", "2")),
        notFound("GetDeployments", UNKNOWN_API, NO_API),
        badRequest(
            "DeleteDeployment",
            "Active stages pointing to this deployment must be moved or deleted",
            Map.of("deploymentId", is.deployment)),
        notFound("DeleteDeployment", UNKNOWN_DEPLOYMENT, NO_DEPLOYMENT));
  }
}
