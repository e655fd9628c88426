package dev.interlock.command.testinvoke;

import static dev.interlock.command.aws.SdkRefusals.missing;
import static dev.interlock.command.aws.SdkRefusals.refused;
import static dev.interlock.command.aws.SdkRefusals.unknownCertificate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import dev.interlock.command.aws.SdkClient;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.TestInvokeMethodRequest;
import software.amazon.awssdk.services.apigateway.model.TestInvokeMethodResponse;

/** What the AWS SDK for Java makes of a test invocation. */
class TestInvokeSdkIT {
  private static RunningService service;
  private static ApiGatewayClient aws;

  @BeforeAll
  static void start() {
    service = new RunningService();
    aws = SdkClient.of(service);
  }

  @AfterAll
  static void stop() {
    aws.close();
    service.close();
  }

  @Test
  void testsAMethod() {
    var api = aws.createRestApi(r -> r.name("Pets"));
    var pet =
        aws.createResource(
            r -> r.restApiId(api.id()).parentId(api.rootResourceId()).pathPart("{petId}"));
    aws.putMethod(
        r ->
            r.restApiId(api.id()).resourceId(pet.id()).httpMethod("ANY").authorizationType("NONE"));
    Consumer<TestInvokeMethodRequest.Builder> call =
        r -> r.restApiId(api.id()).resourceId(pet.id()).httpMethod("GET");
    missing(() -> aws.testInvokeMethod(call), "Integration");
    aws.putIntegration(
        r ->
            r.restApiId(api.id())
                .resourceId(pet.id())
                .httpMethod("ANY")
                .type(IntegrationType.MOCK)
                .requestTemplates(Map.of("application/json", "{\"statusCode\": 200}")));
    TestInvokeMethodResponse unanswered = aws.testInvokeMethod(call);
    assertThat(unanswered.status()).isEqualTo(500);
    assertThat(unanswered.log()).contains("no default output mapping configured");

    aws.putMethodResponse(
        r ->
            r.restApiId(api.id())
                .resourceId(pet.id())
                .httpMethod("ANY")
                .statusCode("202")
                .responseParameters(Map.of("method.response.header.X-Stage", false)));
    aws.putIntegrationResponse(
        r ->
            r.restApiId(api.id())
                .resourceId(pet.id())
                .httpMethod("ANY")
                .statusCode("202")
                .selectionPattern("2..")
                .responseTemplates(Map.of("application/json", "[\"a pet\"]"))
                .responseParameters(
                    Map.of("method.response.header.X-Stage", "stageVariables.stage")));
    TestInvokeMethodResponse answer =
        aws.testInvokeMethod(
            call.andThen(
                r ->
                    r.pathWithQueryString("/7?a=1&a=2&b=x%20y")
                        .headers(Map.of("X-One", "1"))
                        .multiValueHeaders(Map.of("X-Two", List.of("1", "2"), "X-None", List.of()))
                        .body("the body")
                        .stageVariables(Map.of("stage", "test"))));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("[\"a pet\"]");
    assertThat(answer.headers())
        .containsExactly(
            Map.entry("Content-Type", "application/json"), Map.entry("X-Stage", "test"));
    assertThat(answer.multiValueHeaders()).containsEntry("X-Stage", List.of("test"));
    assertThat(answer.latency()).isNotNegative();
    assertThat(answer.log())
        .contains(" : HTTP Method: GET, Resource Path: /7\n")
        .contains(" : Method request path: {petId=7}\n")
        .contains(" : Method request query string: {a=2, b=x y}\n")
        .contains(" : Method request headers: {X-One=1, X-Two=1,2}\n")
        .contains(" : Method request body before transformations: the body\n")
        .endsWith(" : Method completed with status: 202\n");

    unknownCertificate(
        () -> aws.testInvokeMethod(call.andThen(r -> r.clientCertificateId("zzzzzz"))));
    missing(() -> aws.testInvokeMethod(call.andThen(r -> r.resourceId("none"))), "Resource");
    missing(
        () -> aws.testInvokeMethod(call.andThen(r -> r.resourceId(api.rootResourceId()))),
        "Method");
    missing(() -> aws.testInvokeMethod(call.andThen(r -> r.restApiId("none"))), "API");
    refused(() -> aws.testInvokeMethod(call.andThen(r -> r.httpMethod("ANY"))))
        .withMessageContaining("with a verb");
    refused(() -> aws.testInvokeMethod(call.andThen(r -> r.pathWithQueryString("/7?a=%"))))
        .withMessageContaining("Invalid pathWithQueryString specified");
    refused(() -> aws.testInvokeMethod(call.andThen(r -> r.headers(Map.of("X", "a\r\nY: b")))))
        .withMessageContaining("Invalid headers specified");
  }
}
