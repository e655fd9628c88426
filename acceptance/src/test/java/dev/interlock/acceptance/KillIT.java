package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.backends.AccessKey;
import dev.interlock.backends.Agent;
import dev.interlock.backends.AgentSettings;
import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KillIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final List<String> COURSE =
      List.of(
          "PLANNED", "PREPARED", "DISTRIBUTING", "ACTIVATING", "DRAINING", "UNTRUSTING", "RETIRED");

  @ParameterizedTest
  @ValueSource(strings = {"DISTRIBUTING", "DRAINING"})
  void aRotationGoesOnWhereAKillStoppedItAndDoesNothingTwice(String phase, @TempDir Path directory)
      throws Exception {
    int port = Api.freePort();
    String data = directory.resolve("data").toString();
    Api api = new Api(port, directory.resolve("data"));
    try (BackendServer server =
            JvmBackend.start(
                BackendSettings.of("orders", directory.resolve("orders")),
                InstantSource.system(),
                JvmBackend.commandOnThisClassPath());
        Program first = Program.start("up", "--data", data, "--port", Integer.toString(port))) {
      first.awaitSaying("Interlock is ready");
      String certificate = stageWithABackend(api, server);
      try (Agent agent = Agent.start(agentOf(api), server)) {
        awaitProof(api, certificate);
        String rotation =
            api.send(
                    "POST",
                    "/v1/rotations",
                    "{\"certificateId\":\"%s\",\"drain\":\"PT4S\"}".formatted(certificate))
                .get("rotationId")
                .asString();
        await(() -> phaseOf(api, rotation).compareTo(phase) == 0);
        first.kill();

        try (Program second =
            Program.start("up", "--data", data, "--port", Integer.toString(port))) {
          second.awaitSaying("Interlock is ready");
          assertThat(second.output()).doesNotContain(api.credentials().secretAccessKey());
          await(() -> api.get("/v1/rotations/" + rotation).path("completed").asBoolean());
          JsonNode ended = api.get("/v1/rotations/" + rotation);
          assertThat(
                  StreamSupport.stream(ended.get("history").spliterator(), false)
                      .map(step -> step.get("phase").asString()))
              .containsExactlyElementsOf(COURSE);
          assertThat(api.exchange("GET", "/clientcertificates/" + certificate, "").statusCode())
              .isEqualTo(404);
        }
      }
    }
  }

  private static AgentSettings agentOf(Api api) {
    AccessKey key =
        new AccessKey(api.credentials().accessKeyId(), api.credentials().secretAccessKey());
    return AgentSettings.of(api.address(), key, "orders", "a");
  }

  private static String phaseOf(Api api, String rotation) {
    return api.get("/v1/rotations/" + rotation).path("phase").asString("");
  }

  private static void awaitProof(Api api, String certificate) {
    await(() -> api.get("/v1/backends/orders").toString().contains("\"ACCEPTED\""));
    assertThat(api.get("/v1/backends/orders").toString()).contains(certificate);
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(condition);
  }

  /** A stage that presents a certificate, and one backend bound to it. */
  private static String stageWithABackend(Api api, BackendServer server) {
    JsonNode shop = api.send("POST", "/restapis", "{\"name\":\"shop\"}");
    String restApi = shop.get("id").asString();
    String method =
        "/restapis/%s/resources/%s/methods/GET"
            .formatted(restApi, shop.get("rootResourceId").asString());
    api.send("PUT", method, "{\"authorizationType\":\"NONE\"}");
    api.send(
        "PUT",
        method + "/integration",
        "{\"type\":\"HTTP_PROXY\",\"httpMethod\":\"GET\",\"uri\":\"%s\"}".formatted(server.uri()));
    String deployment =
        api.send("POST", "/restapis/" + restApi + "/deployments", "{}").get("id").asString();
    api.send(
        "POST",
        "/restapis/" + restApi + "/stages",
        "{\"stageName\":\"prod\",\"deploymentId\":\"%s\"}".formatted(deployment));
    String certificate =
        api.send("POST", "/clientcertificates", "{}").get("clientCertificateId").asString();
    api.send(
        "PATCH",
        "/restapis/" + restApi + "/stages/prod",
        """
        {"patchOperations":[{"op":"replace","path":"/clientCertificateId","value":"%s"}]}"""
            .formatted(certificate));
    api.send(
        "POST",
        "/v1/backends",
        """
        {"backendId":"orders","instances":[{"name":"a","address":"%s"}],"serverAuthorities":%s}"""
            .formatted(
                server.address(),
                JsonMapper.shared().writeValueAsString(server.serverAuthorityPem())));
    api.send("PUT", "/v1/backends/orders/stages/" + restApi + "/prod", "");
    return certificate;
  }
}
