package dev.interlock.command.errors;

import static dev.interlock.command.errors.Arranged.NO_TEXT;
import static dev.interlock.command.errors.Arranged.replace;
import static dev.interlock.command.errors.ErrorCase.badRequest;
import static dev.interlock.command.errors.ErrorCase.conflict;
import static dev.interlock.command.errors.ErrorCase.notFound;

import java.util.stream.Stream;

/** How operations on stages and deployments fail. */
final class StageErrors {
  private static final String UNKNOWN = "Invalid Stage identifier specified";
  private static final String UNKNOWN_DEPLOYMENT = "Invalid Deployment identifier specified";
  private static final String UNKNOWN_API = "Invalid API identifier specified 123456789012:none";

  private StageErrors() {}

  static Stream<ErrorCase> of(Arranged is) {
    return Stream.of(ofStages(is), ofExports(is), ofDeployments(is)).flatMap(cases -> cases);
  }

  private static Stream<ErrorCase> ofStages(Arranged is) {
    return Stream.of(
        badRequest(
            "CreateStage",
            "Deployment id does not exist",
            aws -> aws.createStage(r -> r.restApiId(is.api).stageName("dev").deploymentId("none"))),
        notFound(
            "CreateStage",
            UNKNOWN_API,
            aws ->
                aws.createStage(
                    r -> r.restApiId("none").stageName("dev").deploymentId(is.deployment))),
        conflict(
            "CreateStage",
            "Stage already exists",
            aws ->
                aws.createStage(
                    r -> r.restApiId(is.api).stageName("prod").deploymentId(is.deployment))),
        badRequest(
            "GetStage",
            "Bad Request",
            aws -> aws.getStage(r -> r.restApiId(is.api).stageName(NO_TEXT))),
        notFound(
            "GetStage", UNKNOWN, aws -> aws.getStage(r -> r.restApiId(is.api).stageName("none"))),
        badRequest("GetStages", "Bad Request", aws -> aws.getStages(r -> r.restApiId(NO_TEXT))),
        notFound("GetStages", UNKNOWN_API, aws -> aws.getStages(r -> r.restApiId("none"))),
        badRequest(
            "UpdateStage",
            "Invalid Client Certificate identifier specified: none; generate it first",
            aws ->
                aws.updateStage(
                    r ->
                        r.restApiId(is.api)
                            .stageName("prod")
                            .patchOperations(replace("/clientCertificateId", "none")))),
        notFound(
            "UpdateStage",
            UNKNOWN,
            aws -> aws.updateStage(r -> r.restApiId(is.api).stageName("none"))),
        badRequest(
            "DeleteStage",
            "Bad Request",
            aws -> aws.deleteStage(r -> r.restApiId(is.api).stageName(NO_TEXT))),
        notFound(
            "DeleteStage",
            UNKNOWN,
            aws -> aws.deleteStage(r -> r.restApiId(is.api).stageName("none"))));
  }

  private static Stream<ErrorCase> ofExports(Arranged is) {
    return Stream.of(
        badRequest(
            "GetExport",
            "Invalid export type 'oas31' specified. Must be one of: [oas30, swagger]",
            aws -> aws.getExport(r -> r.restApiId(is.api).stageName("prod").exportType("oas31"))),
        notFound(
            "GetExport",
            UNKNOWN,
            aws -> aws.getExport(r -> r.restApiId(is.api).stageName("none").exportType("oas30"))));
  }

  private static Stream<ErrorCase> ofDeployments(Arranged is) {
    return Stream.of(
        badRequest(
            "CreateDeployment",
            "Stage name only allows a-zA-Z0-9_-",
            aws -> aws.createDeployment(r -> r.restApiId(is.api).stageName("no blanks"))),
        notFound(
            "CreateDeployment", UNKNOWN_API, aws -> aws.createDeployment(r -> r.restApiId("none"))),
        badRequest(
            "GetDeployment",
            "Bad Request",
            aws -> aws.getDeployment(r -> r.restApiId(is.api).deploymentId(NO_TEXT))),
        notFound(
            "GetDeployment",
            UNKNOWN_DEPLOYMENT,
            aws -> aws.getDeployment(r -> r.restApiId(is.api).deploymentId("none"))),
        badRequest(
            "GetDeployments",
            "Invalid position parameter specified. Give the position of the page before, unchanged",
            aws -> aws.getDeployments(r -> r.restApiId(is.api).position("2"))),
        notFound(
            "GetDeployments", UNKNOWN_API, aws -> aws.getDeployments(r -> r.restApiId("none"))),
        badRequest(
            "DeleteDeployment",
            "Active stages pointing to this deployment must be moved or deleted",
            aws -> aws.deleteDeployment(r -> r.restApiId(is.api).deploymentId(is.deployment))),
        notFound(
            "DeleteDeployment",
            UNKNOWN_DEPLOYMENT,
            aws -> aws.deleteDeployment(r -> r.restApiId(is.api).deploymentId("none"))));
  }
}
