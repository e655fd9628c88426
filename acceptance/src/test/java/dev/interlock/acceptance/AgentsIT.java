package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.agent.fixture.HaproxyServer;
import dev.interlock.agent.fixture.HttpdServer;
import dev.interlock.agent.fixture.NginxServer;
import dev.interlock.agent.fixture.NodeServer;
import dev.interlock.agent.fixture.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Interlock, nginx, HAProxy, Apache httpd and an agent beside each, all in processes of their own.
 */
class AgentsIT {
  private static final Map<String, Function<Path, RealServer>> KINDS =
      new TreeMap<>(
          Map.of(
              "haproxy", HaproxyServer::new,
              "httpd", HttpdServer::new,
              "nginx", NginxServer::new,
              "node", NodeServer::new));

  @TempDir Path directory;
  private final Map<String, RealServer> servers = new TreeMap<>();
  private final List<Program> agents = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (Program agent : agents) {
      agent.close();
    }
    servers.values().forEach(RealServer::close);
  }

  @Test
  void rotatesAtRealServersWithNoRefusedRequest() throws Exception {
    for (var kind : KINDS.entrySet()) {
      Path home = Files.createDirectory(directory.resolve(kind.getKey()));
      servers.put(kind.getKey(), kind.getValue().apply(home));
    }
    int port = Api.freePort();
    Path data = directory.resolve("data");
    try (Program up =
        Program.start("up", "--data", data.toString(), "--port", Integer.toString(port))) {
      up.awaitSaying("Interlock is ready");
      Api api = new Api(port, data);
      String restApi = createApi(api);
      for (var server : servers.entrySet()) {
        register(api, server.getKey(), server.getValue(), restApi);
        agents.add(Program.agent(settings(api, server.getKey(), server.getValue(), data)));
      }
      for (String id : servers.keySet()) {
        await(() -> api.get("/v1/backends/" + id).toString().contains("\"ACCEPTED\""));
      }

      String stage = restApi + "/stages/prod";
      String old = presented(api, stage);
      List<String> refused = new CopyOnWriteArrayList<>();
      AtomicInteger calls = new AtomicInteger();
      AtomicBoolean rotating = new AtomicBoolean(true);
      Thread traffic =
          Thread.ofPlatform().start(() -> invoke(api, restApi, calls, refused, rotating));
      String rotation =
          api.send(
                  "POST",
                  "/v1/rotations",
                  "{\"certificateId\":\"%s\",\"drain\":\"PT3S\"}".formatted(old))
              .get("rotationId")
              .asString();
      await(() -> api.get("/v1/rotations/" + rotation).path("completed").asBoolean());
      rotating.set(false);
      traffic.join();

      assertThat(refused).as("of %d calls", calls.get()).isEmpty();
      assertThat(calls).hasValueGreaterThan(30);
      assertThat(presented(api, stage)).isNotEqualTo(old);
      assertThat(api.exchange("GET", "/clientcertificates/" + old, "").statusCode()).isEqualTo(404);
    }
  }

  private String createApi(Api api) {
    JsonNode shop = api.send("POST", "/restapis", "{\"name\":\"shop\"}");
    String restApi = "/restapis/" + shop.get("id").asString();
    String resources = restApi + "/resources/" + shop.get("rootResourceId").asString();
    servers.forEach(
        (id, server) -> {
          String resource =
              api.send("POST", resources, "{\"pathPart\":\"%s\"}".formatted(id))
                  .get("id")
                  .asString();
          String method = "%s/resources/%s/methods/GET".formatted(restApi, resource);
          api.send("PUT", method, "{\"authorizationType\":\"NONE\"}");
          api.send(
              "PUT",
              method + "/integration",
              "{\"type\":\"HTTP_PROXY\",\"httpMethod\":\"GET\",\"uri\":\"%s\"}"
                  .formatted(server.uri()));
        });
    String deployment = api.send("POST", restApi + "/deployments", "{}").get("id").asString();
    String certificate =
        api.send("POST", "/clientcertificates", "{}").get("clientCertificateId").asString();
    api.send(
        "POST",
        restApi + "/stages",
        "{\"stageName\":\"prod\",\"deploymentId\":\"%s\"}".formatted(deployment));
    api.send(
        "PATCH",
        restApi + "/stages/prod",
        """
        {"patchOperations":[{"op":"replace","path":"/clientCertificateId","value":"%s"}]}"""
            .formatted(certificate));
    return restApi;
  }

  private static void register(Api api, String id, RealServer server, String restApi) {
    api.send(
        "POST",
        "/v1/backends",
        """
        {"backendId":"%s","instances":[{"name":"a","address":"%s"}],"serverAuthorities":%s}"""
            .formatted(
                id,
                server.uri().getAuthority(),
                JsonMapper.shared().writeValueAsString(server.authorityPem())));
    api.send(
        "PUT",
        "/v1/backends/%s/stages%s/prod".formatted(id, restApi.substring("/restapis".length())),
        "");
  }

  private Path settings(Api api, String id, RealServer server, Path data) throws IOException {
    return Files.write(
        directory.resolve(id + ".properties"),
        Stream.concat(
                Stream.of(
                    "interlock=" + api.address(),
                    "backend=" + id,
                    "instance=a",
                    "credentials=" + data.resolve("credentials"),
                    "trust-file=" + server.trustFile()),
                server.settings().stream())
            .toList());
  }

  private static String presented(Api api, String stage) {
    return api.get(stage).get("clientCertificateId").asString();
  }

  /** Calls each server again and again with what the stage presents at that moment. */
  private static void invoke(
      Api api, String restApi, AtomicInteger calls, List<String> refused, AtomicBoolean rotating) {
    List<String> methods = new ArrayList<>();
    for (JsonNode resource : api.get(restApi + "/resources").path("item")) {
      if (resource.has("pathPart")) {
        methods.add(
            "%s/resources/%s/methods/GET".formatted(restApi, resource.get("id").asString()));
      }
    }
    assertThat(methods).hasSize(KINDS.size());
    while (rotating.get()) {
      for (String method : methods) {
        String certificate = presented(api, restApi + "/stages/prod");
        JsonNode answer =
            api.send("POST", method, "{\"clientCertificateId\":\"%s\"}".formatted(certificate));
        calls.incrementAndGet();
        if (answer.path("status").asInt() != 200) {
          refused.add(answer.path("log").asString());
        }
      }
    }
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(150))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(condition);
  }
}
