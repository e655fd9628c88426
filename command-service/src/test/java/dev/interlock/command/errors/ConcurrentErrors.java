package dev.interlock.command.errors;

import static dev.interlock.command.errors.Arranged.CONCURRENT;
import static dev.interlock.command.errors.Arranged.arn;
import static dev.interlock.command.errors.Arranged.document;
import static dev.interlock.command.errors.Arranged.replace;
import static dev.interlock.command.errors.ErrorCase.conflict;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;

/** Changes that fail only when another process changes the same thing at the same time. */
final class ConcurrentErrors {
  private ConcurrentErrors() {}

  /** A change, and the aggregate that another must be writing meanwhile. */
  record Concurrent(String aggregate, ErrorCase change) {
    @Override
    public String toString() {
      return change.toString();
    }
  }

  static Stream<Concurrent> of(Arranged is) {
    return Stream.concat(
        Stream.of(
            concurrent(
                is.certificate,
                "UpdateClientCertificate",
                aws ->
                    aws.updateClientCertificate(
                        r ->
                            r.clientCertificateId(is.certificate)
                                .patchOperations(replace("/description", "Other")))),
            concurrent(
                is.certificate,
                "TagResource",
                aws ->
                    aws.tagResource(
                        r -> r.resourceArn(arn(is.certificatePath())).tags(Map.of("a", "b")))),
            concurrent(
                is.certificate,
                "UntagResource",
                aws ->
                    aws.untagResource(
                        r -> r.resourceArn(arn(is.certificatePath())).tagKeys("env"))),
            concurrent(
                is.api + "/prod",
                "UpdateStage",
                aws ->
                    aws.updateStage(
                        r ->
                            r.restApiId(is.api)
                                .stageName("prod")
                                .patchOperations(replace("/description", "Other")))),
            concurrent(
                is.api + "/prod",
                "DeleteStage",
                aws -> aws.deleteStage(r -> r.restApiId(is.api).stageName("prod")))),
        ofTheApi(is));
  }

  private static Stream<Concurrent> ofTheApi(Arranged is) {
    return Stream.of(
        concurrent(
            is.api,
            "UpdateRestApi",
            aws ->
                aws.updateRestApi(
                    r -> r.restApiId(is.api).patchOperations(replace("/name", "Other")))),
        concurrent(
            is.api,
            "PutRestApi",
            aws -> aws.putRestApi(r -> r.restApiId(is.api).body(document(1)))),
        concurrent(
            is.api, "CreateDeployment", aws -> aws.createDeployment(r -> r.restApiId(is.api))),
        concurrent(
            is.api,
            "DeleteDeployment",
            aws -> aws.deleteDeployment(r -> r.restApiId(is.api).deploymentId(is.spare))),
        concurrent(
            is.api,
            "DeleteResource",
            aws -> aws.deleteResource(r -> r.restApiId(is.api).resourceId(is.pets))),
        concurrent(
            is.api,
            "DeleteMethod",
            aws ->
                aws.deleteMethod(r -> r.restApiId(is.api).resourceId(is.pets).httpMethod("GET"))),
        concurrent(
            is.api,
            "DeleteMethodResponse",
            aws ->
                aws.deleteMethodResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode("200"))),
        concurrent(
            is.api,
            "DeleteIntegration",
            aws ->
                aws.deleteIntegration(
                    r -> r.restApiId(is.api).resourceId(is.pets).httpMethod("GET"))),
        concurrent(
            is.api,
            "DeleteIntegrationResponse",
            aws ->
                aws.deleteIntegrationResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode("200"))),
        concurrent(
            is.api,
            "PutIntegration",
            aws ->
                aws.putIntegration(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .type(IntegrationType.MOCK))),
        concurrent(
            is.api,
            "PutIntegrationResponse",
            aws ->
                aws.putIntegrationResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode("200"))));
  }

  private static Concurrent concurrent(
      String aggregate, String operation, Consumer<ApiGatewayClient> call) {
    return new Concurrent(aggregate, conflict(operation, CONCURRENT, call));
  }
}
