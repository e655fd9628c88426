package dev.interlock.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.backends.BackendServer;
import dev.interlock.command.RealServers;
import dev.interlock.command.RunningService;
import dev.interlock.command.aws.SdkClient;
import dev.interlock.command.imports.OpenSslAuthority.Signed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.TestInvokeMethodResponse;
import tools.jackson.databind.JsonNode;

/** Stages present imported certificates to real servers, as they present generated ones. */
class ImportedOnStagesIT {
  @TempDir static Path folder;
  private static OpenSslAuthority authority;
  private static RealServers servers;

  @BeforeAll
  static void start() throws Exception {
    authority = new OpenSslAuthority(folder);
    servers = new RealServers(folder);
  }

  @AfterAll
  static void stop() {
    if (servers != null) {
      servers.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nginx", "node", "jvm"})
  void aServerThatTrustsTheAuthorityLetsThemIn(String kind) throws Exception {
    BackendServer server = servers.get(kind);
    Path authorities = folder.resolve(kind + ".servers.pem");
    Files.writeString(authorities, server.serverAuthorityPem());
    try (RunningService service =
            new RunningService("interlock.gateway.server-authorities=" + authorities);
        ApiGatewayClient aws = SdkClient.of(service)) {
      ImportApi api = new ImportApi(service);
      Calls calls = new Calls(aws, server);
      for (String certificate : List.of(imported(api, kind), requested(api, kind))) {
        server.install(calls.present(certificate));
        TestInvokeMethodResponse answer = calls.invoke(certificate);
        assertThat(answer.status()).as(answer.log()).isEqualTo(200);
        assertThat(answer.log()).contains("yes; sent: " + certificate + ", SHA-256 ");

        server.install(OpenSslAuthority.stranger(folder).chain());
        assertThat(calls.invoke(certificate).status()).as("to a stranger").isNotEqualTo(200);
      }
    }
  }

  private static String imported(ImportApi api, String kind) throws Exception {
    Signed client = authority.client("imported-" + kind);
    return id(api.imported(ImportApi.body(client, authority.chain())));
  }

  private static String requested(ImportApi api, String kind) throws Exception {
    String name = "requested-" + kind;
    JsonNode request = api.created("POST", "/v1/certificate-requests", Map.of("commonName", name));
    return id(
        api.created(
            "PUT",
            "/v1/certificate-requests/%s/certificate"
                .formatted(request.get("requestId").asString()),
            Map.of(
                "certificate",
                authority.certify(name, request.get("csr").asString()),
                "chain",
                authority.chain())));
  }

  private static String id(JsonNode made) {
    return made.get("certificateId").asString();
  }

  /** A stage whose method calls the server. */
  private static final class Calls {
    private final ApiGatewayClient aws;
    private final String apiId;
    private final String resource;

    Calls(ApiGatewayClient aws, BackendServer server) {
      this.aws = aws;
      var made = aws.createRestApi(r -> r.name(server.name()));
      apiId = made.id();
      resource = made.rootResourceId();
      aws.putMethod(
          r -> r.restApiId(apiId).resourceId(resource).httpMethod("GET").authorizationType("NONE"));
      aws.putIntegration(
          r ->
              r.restApiId(apiId)
                  .resourceId(resource)
                  .httpMethod("GET")
                  .type(IntegrationType.HTTP_PROXY)
                  .integrationHttpMethod("GET")
                  .uri(server.uri().toString()));
      String deployment = aws.createDeployment(r -> r.restApiId(apiId)).id();
      aws.createStage(r -> r.restApiId(apiId).stageName("prod").deploymentId(deployment));
    }

    /** Lets the stage present it; what its backends must trust. */
    String present(String certificate) {
      var stage =
          aws.updateStage(
              r ->
                  r.restApiId(apiId)
                      .stageName("prod")
                      .patchOperations(
                          p -> p.op(Op.REPLACE).path("/clientCertificateId").value(certificate)));
      assertThat(stage.clientCertificateId()).isEqualTo(certificate);
      return aws.getClientCertificate(r -> r.clientCertificateId(certificate))
          .pemEncodedCertificate()
          .concat("\r\n");
    }

    TestInvokeMethodResponse invoke(String certificate) {
      return aws.testInvokeMethod(
          r ->
              r.restApiId(apiId)
                  .resourceId(resource)
                  .httpMethod("GET")
                  .clientCertificateId(certificate));
    }
  }
}
