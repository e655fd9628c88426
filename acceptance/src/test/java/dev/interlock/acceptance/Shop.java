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
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An API with one stage, which presents a certificate to one real backend with its agent. */
final class Shop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final List<String> COURSE =
      List.of(
          "PLANNED", "PREPARED", "DISTRIBUTING", "ACTIVATING", "DRAINING", "UNTRUSTING", "RETIRED");

  private final Api writes;
  private final Api reads;
  private final String backend;
  private final BackendServer server;
  private final String stage;
  private final Agent agent;

  private Shop(Api writes, Api reads, String backend, BackendServer server) {
    this.writes = writes;
    this.reads = reads;
    this.backend = backend;
    this.server = server;
    this.stage = createStage();
    registerBackend();
    this.agent =
        Agent.start(
            AgentSettings.of(
                writes.address(),
                new AccessKey(
                    writes.credentials().accessKeyId(), writes.credentials().secretAccessKey()),
                backend,
                "a"),
            server);
  }

  /**
   * Opens a shop whose backend has proved that it accepts the certificate.
   *
   * @param writes where the command service answers
   * @param reads where the query service answers
   */
  static Shop open(Api writes, Api reads, String backend, Path directory) {
    return open(
        writes,
        reads,
        backend,
        JvmBackend.start(
            BackendSettings.of(backend, directory.resolve(backend)),
            InstantSource.system(),
            JvmBackend.commandOnThisClassPath()));
  }

  /** The same with this server. */
  static Shop open(Api writes, Api reads, String backend, BackendServer server) {
    Shop shop = new Shop(writes, reads, backend, server);
    await(() -> reads.get("/v1/backends/" + backend).toString().contains("\"ACCEPTED\""));
    return shop;
  }

  /** Starts a rotation of what the stage presents, and returns its id. */
  String rotate(Duration drain) {
    return rotate("\"drain\":\"%s\"".formatted(drain));
  }

  /** The same; once a stage has switched, it waits no longer than this for those who are behind. */
  String rotate(Duration drain, Duration patience) {
    return rotate(
        "\"drain\":\"%s\",\"deadlines\":{\"ACTIVATING\":\"%s\"}".formatted(drain, patience));
  }

  private String rotate(String wishes) {
    return writes
        .send(
            "POST", "/v1/rotations", "{\"certificateId\":\"%s\",%s}".formatted(presented(), wishes))
        .get("rotationId")
        .asString();
  }

  /** Waits until the rotation is held, and returns what is said of it. */
  String awaitHeld(String rotation) {
    await(() -> reads.get("/v1/rotations/" + rotation).path("held").isObject());
    return reads.get("/v1/rotations/" + rotation).toString();
  }

  void resume(String rotation) {
    writes.send("POST", "/v1/rotations/%s/resume".formatted(rotation), "");
  }

  void awaitPhase(String rotation, String phase) {
    await(() -> reads.get("/v1/rotations/" + rotation).path("phase").asString("").equals(phase));
  }

  /** Waits for the end, and checks that each phase was entered once and the old one is gone. */
  void awaitRetired(String rotation) {
    await(() -> reads.get("/v1/rotations/" + rotation).path("completed").asBoolean());
    JsonNode ended = reads.get("/v1/rotations/" + rotation);
    assertThat(
            StreamSupport.stream(ended.get("history").spliterator(), false)
                .filter(step -> step.get("kind").asString().equals("PHASE"))
                .map(step -> step.get("phase").asString()))
        .containsExactlyElementsOf(COURSE);
    String old = ended.get("oldCertificateId").asString();
    assertThat(presented()).isNotEqualTo(old);
    assertThat(writes.exchange("GET", "/clientcertificates/" + old, "").statusCode())
        .isEqualTo(404);
  }

  /** Where a gateway serves its stage. */
  String path() {
    return stage.replaceFirst("/restapis/(.*)/stages/", "/$1/") + "/";
  }

  /** The certificate that the stage is to present, in PEM. */
  String presentedPem() {
    return writes.get("/clientcertificates/" + presented()).get("pemEncodedCertificate").asString();
  }

  private String presented() {
    return writes.get(stage).get("clientCertificateId").asString();
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(condition);
  }

  private String createStage() {
    JsonNode shop = writes.send("POST", "/restapis", "{\"name\":\"shop\"}");
    String api = "/restapis/" + shop.get("id").asString();
    String method =
        "%s/resources/%s/methods/ANY".formatted(api, shop.get("rootResourceId").asString());
    writes.send("PUT", method, "{\"authorizationType\":\"NONE\"}");
    writes.send(
        "PUT",
        method + "/integration",
        "{\"type\":\"HTTP_PROXY\",\"httpMethod\":\"ANY\",\"uri\":\"%s\"}".formatted(server.uri()));
    String deployment = writes.send("POST", api + "/deployments", "{}").get("id").asString();
    writes.send(
        "POST",
        api + "/stages",
        "{\"stageName\":\"prod\",\"deploymentId\":\"%s\"}".formatted(deployment));
    String certificate =
        writes.send("POST", "/clientcertificates", "{}").get("clientCertificateId").asString();
    writes.send(
        "PATCH",
        api + "/stages/prod",
        """
        {"patchOperations":[{"op":"replace","path":"/clientCertificateId","value":"%s"}]}"""
            .formatted(certificate));
    return api + "/stages/prod";
  }

  private void registerBackend() {
    writes.send(
        "POST",
        "/v1/backends",
        """
        {"backendId":"%s","instances":[{"name":"a","address":"%s"}],"serverAuthorities":%s}"""
            .formatted(
                backend,
                server.address(),
                JsonMapper.shared().writeValueAsString(server.serverAuthorityPem())));
    writes.send(
        "PUT",
        stage.replaceFirst("/restapis/(.*)/stages/", "/v1/backends/" + backend + "/stages/$1/"),
        "");
  }

  @Override
  public void close() {
    agent.close();
    server.close();
  }
}
