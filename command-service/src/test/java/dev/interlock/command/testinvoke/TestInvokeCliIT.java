package dev.interlock.command.testinvoke;

import static dev.interlock.command.CliSession.text;
import static dev.interlock.command.CliSession.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import dev.interlock.command.CliSession;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test invocation by the AWS CLI v2, with a certificate that a real server verifies. */
class TestInvokeCliIT {
  private static CliSession aws;

  @BeforeAll
  static void start() {
    aws = CliSession.start();
  }

  @AfterAll
  static void stop() {
    if (aws != null) {
      aws.close();
    }
  }

  @Test
  void testsAMethodWithACertificate(@TempDir Path directory) throws Exception {
    JsonNode made = aws.ok("generate-client-certificate");
    String certificate = text(made, "clientCertificateId");
    try (BackendServer backend =
        JvmBackend.start(
            BackendSettings.of("tested", directory),
            Clock.systemUTC(),
            JvmBackend.commandOnThisClassPath())) {
      backend.install(text(made, "pemEncodedCertificate"));
      String apiId = text(aws.ok("create-rest-api", "--name", "Tested"), "id");
      String root = text(aws.ok("get-resources", "--rest-api-id", apiId).get("items").get(0), "id");
      String[] method = {"--rest-api-id", apiId, "--resource-id", root, "--http-method", "GET"};
      aws.ok(with(method, "put-method", "--authorization-type", "NONE"));
      String uri = "https://${stageVariables.backend}/";
      aws.ok(
          with(
              method,
              "put-integration",
              "--type",
              "HTTP_PROXY",
              "--integration-http-method",
              "GET",
              "--uri",
              uri));
      String[] test =
          with(
              method,
              "test-invoke-method",
              "--client-certificate-id",
              certificate,
              "--stage-variables",
              "backend=" + backend.address());
      JsonNode unverified = aws.ok(test);
      assertThat(unverified.get("status").asInt()).isEqualTo(500);
      assertThat(text(unverified, "log")).contains("PKIX path building failed: ");

      aws.ok("create-deployment", "--rest-api-id", apiId, "--stage-name", "prod");
      registerBackend("tested", backend, apiId + "/prod");
      JsonNode answer = aws.ok(test);
      assertThat(answer.get("status").asInt()).as(text(answer, "log")).isEqualTo(200);
      assertThat(text(answer, "body")).contains("\"backend\":\"tested\"");
      assertThat(text(answer, "log"))
          .contains(" : Interlock: client certificate requested by the endpoint: yes; sent: ")
          .contains("sent: %s, SHA-256 ".formatted(certificate));
    }
  }

  /** So that the roots that the backend brings are known. */
  private static void registerBackend(String name, BackendServer backend, String stage)
      throws Exception {
    String registration =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "backendId", name,
                    "instances", List.of(Map.of("name", "a", "address", backend.address())),
                    "serverAuthorities", backend.serverAuthorityPem()));
    assertThat(aws.service().send("POST", "/v1/backends", registration).statusCode())
        .isEqualTo(201);
    assertThat(
            aws.service()
                .send("PUT", "/v1/backends/%s/stages/%s".formatted(name, stage), "")
                .statusCode())
        .isLessThan(300);
  }
}
