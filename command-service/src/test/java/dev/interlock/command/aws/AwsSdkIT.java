package dev.interlock.command.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.RunningService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ClientCertificate;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.CreateStageResponse;
import software.amazon.awssdk.services.apigateway.model.GenerateClientCertificateResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.PutMode;
import software.amazon.awssdk.services.apigateway.model.TestInvokeMethodRequest;
import software.amazon.awssdk.services.apigateway.model.TestInvokeMethodResponse;
import software.amazon.awssdk.services.apigateway.model.UpdateStageResponse;

/** What the AWS SDK for Java makes of this API. */
class AwsSdkIT {
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
  void generatesDescribesAndDeletesACertificate() {
    GenerateClientCertificateResponse made =
        aws.generateClientCertificate(r -> r.description("Mine").tags(Map.of("env", "prod")));
    assertThat(made.clientCertificateId()).matches("[0-9a-z]{6}");
    assertThat(made.pemEncodedCertificate())
        .startsWith("-----BEGIN CERTIFICATE-----\r\n")
        .endsWith("\r\n-----END CERTIFICATE-----");
    assertThat(Duration.between(made.createdDate(), made.expirationDate()))
        .isEqualTo(Duration.ofDays(365));
    String id = made.clientCertificateId();

    var described =
        aws.updateClientCertificate(
            r ->
                r.clientCertificateId(id)
                    .patchOperations(patch(Op.REPLACE, "/description", "Yours")));
    assertThat(described.description()).isEqualTo("Yours");
    assertThat(
            aws.updateClientCertificate(
                    r -> r.clientCertificateId(id).patchOperations(List.<PatchOperation>of()))
                .description())
        .isEqualTo("Yours");
    assertThat(aws.getClientCertificate(r -> r.clientCertificateId(id)).tags())
        .containsEntry("env", "prod");

    aws.deleteClientCertificate(r -> r.clientCertificateId(id));
    unknown(() -> aws.getClientCertificate(r -> r.clientCertificateId(id)));
    unknown(() -> aws.deleteClientCertificate(r -> r.clientCertificateId(id)));
    unknown(
        () ->
            aws.updateClientCertificate(
                r -> r.clientCertificateId(id).patchOperations(List.<PatchOperation>of())));
  }

  @Test
  void walksThroughTheTutorial() {
    String certificate = aws.generateClientCertificate(r -> {}).clientCertificateId();
    var api = aws.createRestApi(r -> r.name("Pets"));
    String apiId = api.id();
    assertThat(apiId).matches("[0-9a-z]{10}");
    var pets =
        aws.createResource(r -> r.restApiId(apiId).parentId(api.rootResourceId()).pathPart("pets"));
    assertThat(pets.path()).isEqualTo("/pets");
    aws.putMethod(
        r -> r.restApiId(apiId).resourceId(pets.id()).httpMethod("GET").authorizationType("NONE"));
    PutIntegrationResponse integration =
        aws.putIntegration(
            r ->
                r.restApiId(apiId)
                    .resourceId(pets.id())
                    .httpMethod("GET")
                    .type(IntegrationType.HTTP_PROXY)
                    .integrationHttpMethod("GET")
                    .uri("https://backend.example/pets")
                    .tlsConfig(tls -> tls.insecureSkipVerification(true)));
    assertThat(integration.tlsConfig().insecureSkipVerification()).isTrue();
    assertThat(
            aws.getIntegration(r -> r.restApiId(apiId).resourceId(pets.id()).httpMethod("GET"))
                .uri())
        .isEqualTo("https://backend.example/pets");
    assertThat(aws.getResources(r -> r.restApiId(apiId).embed("methods")).items())
        .last()
        .satisfies(
            resource ->
                assertThat(resource.resourceMethods())
                    .hasEntrySatisfying(
                        "GET",
                        method ->
                            assertThat(method.methodIntegration().typeAsString())
                                .isEqualTo("HTTP_PROXY")));

    String first = aws.createDeployment(r -> r.restApiId(apiId)).id();
    CreateStageResponse created =
        aws.createStage(
            r ->
                r.restApiId(apiId)
                    .stageName("prod")
                    .deploymentId(first)
                    .variables(Map.of("v", "1")));
    assertThat(created.clientCertificateId()).isNull();

    UpdateStageResponse attached =
        update(apiId, patch(Op.REPLACE, "/clientCertificateId", certificate));
    assertThat(attached.clientCertificateId()).isEqualTo(certificate);
    conflict(() -> aws.deleteClientCertificate(r -> r.clientCertificateId(certificate)))
        .withMessageContaining(apiId + "/prod");
    conflict(() -> aws.deleteRestApi(r -> r.restApiId(apiId))).withMessageContaining("[prod]");

    String second =
        aws.createDeployment(
                r ->
                    r.restApiId(apiId)
                        .stageName("prod")
                        .stageDescription("Second")
                        .variables(Map.of("w", "2")))
            .id();
    GetStageResponse deployed = aws.getStage(r -> r.restApiId(apiId).stageName("prod"));
    assertThat(deployed.deploymentId()).isEqualTo(second);
    assertThat(deployed.clientCertificateId()).isEqualTo(certificate);
    assertThat(deployed.description()).isEqualTo("Second");
    assertThat(deployed.variables()).containsOnly(Map.entry("v", "1"), Map.entry("w", "2"));

    assertThat(update(apiId, patch(Op.REPLACE, "/clientCertificateId", "")).clientCertificateId())
        .isNull();
    aws.deleteClientCertificate(r -> r.clientCertificateId(certificate));
    aws.deleteStage(r -> r.restApiId(apiId).stageName("prod"));
    aws.deleteRestApi(r -> r.restApiId(apiId));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> aws.getRestApi(r -> r.restApiId(apiId)))
        .withMessageContaining("Invalid API identifier specified");
  }

  @Test
  void createsTheStageOfADeploymentOrNeither() {
    String apiId = deployableApi();
    String deployment =
        aws.createDeployment(r -> r.restApiId(apiId).stageName("dev").description("d")).id();
    assertThat(aws.getStages(r -> r.restApiId(apiId).deploymentId(deployment)).item())
        .singleElement()
        .satisfies(stage -> assertThat(stage.stageName()).isEqualTo("dev"));

    refused(() -> aws.createDeployment(r -> r.restApiId(apiId).stageName("no blanks")))
        .withMessageContaining("Stage name only allows");
    assertThat(aws.getDeployments(r -> r.restApiId(apiId)).items()).hasSize(1);
  }

  @Test
  void refusesAPatchAsAWhole() {
    String apiId = deployableApi();
    aws.createDeployment(r -> r.restApiId(apiId).stageName("prod"));
    refused(
            () ->
                update(
                    apiId,
                    patch(Op.REPLACE, "/description", "New"),
                    patch(Op.REPLACE, "/webAclArn", "arn:x")))
        .withMessageContaining("Invalid method setting path: /webAclArn.");
    refused(
            () ->
                update(
                    apiId,
                    patch(Op.REPLACE, "/description", "New"),
                    patch(Op.REPLACE, "/clientCertificateId", "zzzzzz")))
        .withMessageContaining("Invalid Client Certificate identifier specified: zzzzzz");
    assertThat(aws.getStage(r -> r.restApiId(apiId).stageName("prod")).description()).isNull();
  }

  @Test
  void pagesThroughCertificatesInTheOrderOfTheirCreation() {
    List<String> made =
        IntStream.range(0, 5)
            .mapToObj(n -> aws.generateClientCertificate(r -> {}).clientCertificateId())
            .toList();
    assertThat(aws.getClientCertificatesPaginator(r -> r.limit(2)).items())
        .extracting(ClientCertificate::clientCertificateId)
        .containsSubsequence(made);
    assertThat(aws.getClientCertificates(r -> r.limit(2)).items()).hasSize(2);
  }

  @Test
  void namesWhatIsMissing() {
    String apiId = deployableApi();
    missing(() -> aws.getStage(r -> r.restApiId(apiId).stageName("none")), "Stage");
    missing(() -> aws.deleteStage(r -> r.restApiId(apiId).stageName("none")), "Stage");
    missing(() -> update(apiId), "Stage");
    missing(() -> aws.getResource(r -> r.restApiId(apiId).resourceId("none")), "Resource");
    missing(() -> aws.getDeployment(r -> r.restApiId(apiId).deploymentId("none")), "Deployment");
    refused(() -> aws.createStage(r -> r.restApiId(apiId).stageName("x").deploymentId("none")))
        .withMessageContaining("Deployment id does not exist");
    String root = aws.getRestApi(r -> r.restApiId(apiId)).rootResourceId();
    missing(
        () -> aws.getMethod(r -> r.restApiId(apiId).resourceId(root).httpMethod("PUT")), "Method");
    missing(
        () -> aws.createResource(r -> r.restApiId("none").parentId(root).pathPart("x")),
        "Resource");
    missing(() -> aws.getResources(r -> r.restApiId("none")), "API");
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

    unknown(() -> aws.testInvokeMethod(call.andThen(r -> r.clientCertificateId("zzzzzz"))));
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

  @Test
  void saysWhichOperationsAreNotOfferedYet() {
    refused(() -> aws.deleteMethod(r -> r.restApiId("a").resourceId("b").httpMethod("GET")))
        .withMessageContaining("DeleteMethod is not offered yet");
    refused(() -> aws.getApiKeys(r -> {})).withMessageContaining("GET /apikeys is not offered yet");
  }

  @Test
  void importsDeploysExportsAndReplacesAnApi() {
    String document =
        """
        {"openapi":"3.0.1","info":{"title":"Imported","version":"7"},"paths":{"/pets":{"get":{
        "responses":{"200":{"description":"200 response"}},
        "x-amazon-apigateway-integration":{"type":"mock"}}}}}""";
    var made =
        aws.importRestApi(
            r ->
                r.failOnWarnings(true)
                    .parameters(Map.of("endpointConfigurationTypes", "EDGE"))
                    .body(SdkBytes.fromUtf8String(document)));
    assertThat(made.name()).isEqualTo("Imported");
    assertThat(made.endpointConfiguration().typesAsStrings()).containsExactly("EDGE");
    aws.createDeployment(r -> r.restApiId(made.id()).stageName("prod"));
    var export =
        aws.getExport(
            r ->
                r.restApiId(made.id())
                    .stageName("prod")
                    .exportType("oas30")
                    .accepts("application/yaml")
                    .parameters(Map.of("extensions", "apigateway")));
    assertThat(export.contentDisposition()).contains("oas30_7.yaml");
    assertThat(
            aws.putRestApi(r -> r.restApiId(made.id()).mode(PutMode.OVERWRITE).body(export.body()))
                .version())
        .isEqualTo("7");
    refused(() -> aws.importRestApi(r -> r.body(SdkBytes.fromUtf8String("nonsense"))))
        .withMessageContaining("Invalid OpenAPI input.");
  }

  @Test
  void keepsWhatASdkSetsOnApisMethodsAndStages() {
    String apiId = deployableApi();
    String root = aws.getRestApi(r -> r.restApiId(apiId)).rootResourceId();
    assertThat(
            aws.updateRestApi(
                    r ->
                        r.restApiId(apiId)
                            .patchOperations(
                                patch(Op.REPLACE, "/disableExecuteApiEndpoint", "true")))
                .disableExecuteApiEndpoint())
        .isTrue();
    aws.putMethodResponse(
        r -> r.restApiId(apiId).resourceId(root).httpMethod("ANY").statusCode("200"));
    assertThat(
            aws.putIntegrationResponse(
                    r ->
                        r.restApiId(apiId)
                            .resourceId(root)
                            .httpMethod("ANY")
                            .statusCode("200")
                            .responseTemplates(Map.of("application/json", "{}")))
                .responseTemplates())
        .containsEntry("application/json", "{}");
    String first = aws.createDeployment(r -> r.restApiId(apiId).stageName("prod")).id();
    String canary =
        aws.createDeployment(
                r ->
                    r.restApiId(apiId)
                        .stageName("prod")
                        .canarySettings(c -> c.percentTraffic(10.0)))
            .id();
    GetStageResponse stage = aws.getStage(r -> r.restApiId(apiId).stageName("prod"));
    assertThat(stage.deploymentId()).isEqualTo(first);
    assertThat(stage.canarySettings().deploymentId()).isEqualTo(canary);
    assertThat(
            update(apiId, patch(Op.REPLACE, "/*/*/throttling/rateLimit", "2.5")).methodSettings())
        .hasEntrySatisfying(
            "*/*", settings -> assertThat(settings.throttlingRateLimit()).isEqualTo(2.5));
    refused(() -> aws.deleteDeployment(r -> r.restApiId(apiId).deploymentId(canary)))
        .withMessageContaining("Active stages pointing to this deployment");
    assertThat(
            aws.getDeployment(r -> r.restApiId(apiId).deploymentId(first).embed("apisummary"))
                .apiSummary()
                .get("/"))
        .containsOnlyKeys("ANY");
    missing(() -> aws.deleteResource(r -> r.restApiId(apiId).resourceId("none")), "Resource");
  }

  @Test
  void showsTheAccount() {
    assertThat(aws.getAccount(r -> {}).apiKeyVersion()).isEqualTo("4");
  }

  private static String deployableApi() {
    var api = aws.createRestApi(r -> r.name("Pets"));
    aws.putMethod(
        r ->
            r.restApiId(api.id())
                .resourceId(api.rootResourceId())
                .httpMethod("ANY")
                .authorizationType("NONE"));
    aws.putIntegration(
        r ->
            r.restApiId(api.id())
                .resourceId(api.rootResourceId())
                .httpMethod("ANY")
                .type(IntegrationType.MOCK));
    return api.id();
  }

  private static UpdateStageResponse update(String apiId, PatchOperation... operations) {
    return aws.updateStage(r -> r.restApiId(apiId).stageName("prod").patchOperations(operations));
  }

  private static PatchOperation patch(Op op, String path, String value) {
    return PatchOperation.builder().op(op).path(path).value(value).build();
  }

  private static void unknown(ThrowingCallable call) {
    missing(call, "Client Certificate");
  }

  private static void missing(ThrowingCallable call, String what) {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(call)
        .withMessageContaining("Invalid %s identifier specified".formatted(what))
        .satisfies(e -> assertThat(e.requestId()).isNotBlank());
  }

  private static ThrowableAssertAlternative<? extends ApiGatewayException> refused(
      ThrowingCallable call) {
    return assertThatExceptionOfType(BadRequestException.class).isThrownBy(call);
  }

  private static ThrowableAssertAlternative<? extends ApiGatewayException> conflict(
      ThrowingCallable call) {
    return assertThatExceptionOfType(ConflictException.class).isThrownBy(call);
  }
}
