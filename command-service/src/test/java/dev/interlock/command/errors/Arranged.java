package dev.interlock.command.errors;

import static org.assertj.core.api.Assertions.catchRuntimeException;

import dev.interlock.command.RunningService;
import dev.interlock.command.aws.LosesTheFirstAnswer;
import dev.interlock.command.aws.SdkClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** A service with one of each thing, whose quota of certificates is used up. */
final class Arranged implements AutoCloseable {
  /** What no path can hold, and no identifier either. */
  static final String NO_TEXT = "\0";

  static final String CERTIFICATES = "arn:aws:apigateway:us-east-1::/clientcertificates/";
  private static final String APIS = "arn:aws:apigateway:us-east-1::/restapis/";

  /** As AWS has it, when something was changed by two at the same time. */
  static final String CONCURRENT =
      "Unable to complete operation due to concurrent modification. Please try again later.";

  final RunningService service =
      new RunningService("interlock.certificates.quota=1", "interlock.aws.account-id=123456789012");

  /** Never repeats a call. */
  final ApiGatewayClient aws =
      SdkClient.builder(service)
          .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
          .build();

  /** A certificate that was deleted before its client repeated the call, and what that heard. */
  record Repeat(String certificate, RuntimeException refusal) {}

  final Repeat repeat;

  /** Presented by the stage prod. */
  final String certificate;

  final String api;
  final String root;

  /** A resource below the root, with a method GET; that and its integration have a response 200. */
  final String pets;

  /** What the stage prod serves. */
  final String deployment;

  /** What no stage serves. */
  final String spare;

  /** An API with as many resources as there may be. */
  final String full;

  /** Has a method HEAD without an integration. */
  final String rootOfFull;

  Arranged() {
    repeat = repeatAfterDeletion();
    certificate = aws.generateClientCertificate(r -> {}).clientCertificateId();
    var made = aws.createRestApi(r -> r.name("Pets"));
    api = made.id();
    root = made.rootResourceId();
    pets = aws.createResource(r -> r.restApiId(api).parentId(root).pathPart("pets")).id();
    aws.putMethod(
        r -> r.restApiId(api).resourceId(pets).httpMethod("GET").authorizationType("NONE"));
    aws.putMethodResponse(
        r -> r.restApiId(api).resourceId(pets).httpMethod("GET").statusCode("200"));
    aws.putIntegration(
        r -> r.restApiId(api).resourceId(pets).httpMethod("GET").type(IntegrationType.MOCK));
    aws.putIntegrationResponse(
        r -> r.restApiId(api).resourceId(pets).httpMethod("GET").statusCode("200"));
    deployment = aws.createDeployment(r -> r.restApiId(api).stageName("prod")).id();
    spare = aws.createDeployment(r -> r.restApiId(api)).id();
    aws.updateStage(
        r ->
            r.restApiId(api)
                .stageName("prod")
                .patchOperations(replace("/clientCertificateId", certificate)));
    var imported = aws.importRestApi(r -> r.body(document(299)));
    full = imported.id();
    rootOfFull = imported.rootResourceId();
    aws.putMethod(
        r -> r.restApiId(full).resourceId(rootOfFull).httpMethod("HEAD").authorizationType("NONE"));
    for (String arn :
        List.of(CERTIFICATES + certificate, APIS + api, APIS + api + "/stages/prod")) {
      aws.tagResource(r -> r.resourceArn(arn).tags(Map.of("env", "test")));
    }
  }

  private Repeat repeatAfterDeletion() {
    AtomicReference<String> made = new AtomicReference<>("");
    Runnable delete =
        () -> {
          made.set(aws.getClientCertificates(r -> {}).items().getFirst().clientCertificateId());
          aws.deleteClientCertificate(r -> r.clientCertificateId(made.get()));
        };
    try (ApiGatewayClient unlucky =
        SdkClient.builder(service)
            .httpClientBuilder(null)
            .httpClient(new LosesTheFirstAnswer(delete))
            .build()) {
      RuntimeException refusal =
          catchRuntimeException(() -> unlucky.generateClientCertificate(r -> {}));
      return new Repeat(made.get(), refusal);
    }
  }

  /** The value that a member of a path has by default. */
  Function<String, Object> path() {
    return member ->
        switch (member) {
          case "clientCertificateId" -> certificate;
          case "resourceArn" -> CERTIFICATES + certificate;
          case "restApiId" -> api;
          case "parentId" -> root;
          case "resourceId" -> pets;
          case "httpMethod" -> "GET";
          case "statusCode" -> "200";
          case "deploymentId" -> spare;
          case "stageName" -> "prod";
          case "exportType" -> "oas30";
          default -> throw new IllegalArgumentException(member);
        };
  }

  /** How many events there are; a refusal adds none. */
  long events() {
    return JdbcClient.create(service.database())
        .sql("SELECT count(*) FROM command.event")
        .query(Long.class)
        .single();
  }

  static Map<String, Object> replacing(String path, String value) {
    return Map.of("patchOperations", List.of(replace(path, value)));
  }

  private static PatchOperation replace(String path, String value) {
    return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
  }

  /** An OpenAPI document of so many paths, each one resource below the root. */
  static SdkBytes document(int paths) {
    return SdkBytes.fromUtf8String(
        IntStream.range(0, paths)
            .mapToObj(
                n ->
                    "\"/p%d\":{\"get\":{\"x-amazon-apigateway-integration\":{\"type\":\"mock\"}}}"
                        .formatted(n))
            .collect(
                Collectors.joining(
                    ",",
                    "{\"openapi\":\"3.0.1\",\"info\":{\"title\":\"Imported\",\"version\":\"1\"},"
                        + "\"paths\":{",
                    "}}")));
  }

  @Override
  public void close() {
    aws.close();
    service.close();
  }
}
