package dev.interlock.command.aws;

import static dev.interlock.command.aws.SdkRefusals.conflict;
import static dev.interlock.command.aws.SdkRefusals.missing;
import static dev.interlock.command.aws.SdkRefusals.refused;
import static dev.interlock.command.aws.SdkRefusals.unknownCertificate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.RunningService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.CreateStageResponse;
import software.amazon.awssdk.services.apigateway.model.GenerateClientCertificateResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponse;
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
    unknownCertificate(() -> aws.getClientCertificate(r -> r.clientCertificateId(id)));
    unknownCertificate(() -> aws.deleteClientCertificate(r -> r.clientCertificateId(id)));
    unknownCertificate(
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
  void saysWhichOperationsAreNotOfferedYet() {
    refused(() -> aws.updateMethod(r -> r.restApiId("a").resourceId("b").httpMethod("GET")))
        .withMessageContaining("UpdateMethod is not offered yet");
    refused(() -> aws.getApiKeys(r -> {})).withMessageContaining("GET /apikeys is not offered yet");
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
}
