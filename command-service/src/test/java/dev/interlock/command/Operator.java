package dev.interlock.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Evidence;
import dev.interlock.contract.StageRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person or an agent who uses both APIs of a running service, with one REST API deployed. */
public final class Operator {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final RunningService service;
  private final String api;
  private final String deployment;

  /** Creates the REST API and a deployment of it. */
  public Operator(RunningService service) {
    this.service = service;
    api = made("/restapis", "{\"name\":\"shop\"}").get("id").asString();
    String root =
        accepted(send("GET", "/restapis/" + api + "/resources", "")).at("/item/0/id").asString();
    String method = "/restapis/%s/resources/%s/methods/GET".formatted(api, root);
    accepted(send("PUT", method, "{\"authorizationType\":\"NONE\"}"));
    accepted(send("PUT", method + "/integration", "{\"type\":\"MOCK\"}"));
    deployment = made("/restapis/" + api + "/deployments", "{}").get("id").asString();
  }

  /** Generates a certificate. */
  public String certificate() {
    return made("/clientcertificates", "{}").get("clientCertificateId").asString();
  }

  /** Creates a stage that presents no certificate. */
  public StageRef stage(String name) {
    made(stages(), "{\"stageName\":\"%s\",\"deploymentId\":\"%s\"}".formatted(name, deployment));
    return new StageRef(api, name);
  }

  /** Lets a stage present a certificate, or none for an empty id; whether that was accepted. */
  public boolean present(StageRef stage, String certificateId) {
    return ok(
        send(
            "PATCH",
            stages() + "/" + stage.stageName(),
            """
            {"patchOperations":[{"op":"replace","path":"/clientCertificateId","value":"%s"}]}\
            """
                .formatted(certificateId)));
  }

  /** Deletes a stage; whether that was accepted. */
  public boolean delete(StageRef stage) {
    return ok(send("DELETE", stages() + "/" + stage.stageName(), ""));
  }

  /** Deletes a certificate; whether that was accepted. */
  public boolean delete(String certificateId) {
    return ok(send("DELETE", "/clientcertificates/" + certificateId, ""));
  }

  /** Registers a backend whose instances are named, and answer nowhere. */
  public void register(String backendId, Evidence required, String... instances) {
    StringBuilder list = new StringBuilder();
    for (String instance : instances) {
      list.append(list.isEmpty() ? "" : ",")
          .append("{\"name\":\"%s\",\"address\":\"127.0.0.1:1\"}".formatted(instance));
    }
    made(
        "/v1/backends",
        "{\"backendId\":\"%s\",\"requiredEvidence\":\"%s\",\"instances\":[%s]}"
            .formatted(backendId, required, list));
  }

  /** Binds a backend to a stage; whether that was accepted. */
  public boolean bind(String backendId, StageRef stage) {
    return ok(send("PUT", binding(backendId, stage), ""));
  }

  /** Takes a backend from a stage; whether that was accepted. */
  public boolean unbind(String backendId, StageRef stage) {
    return ok(send("DELETE", binding(backendId, stage), ""));
  }

  /** Says that an instance has loaded a version of its bundle; whether that was accepted. */
  public boolean acknowledge(String backendId, String instance, int version) {
    return ok(
        send(
            "POST",
            "/v1/backends/" + backendId + "/acknowledgements",
            "{\"instance\":\"%s\",\"version\":%d,\"evidence\":\"LOADED\"}"
                .formatted(instance, version)));
  }

  /** Asks for a rotation; its id when that was accepted. */
  public Optional<String> rotation(String certificateId) {
    return rotated("{\"certificateId\":\"%s\"}".formatted(certificateId));
  }

  /** Asks for a rotation to a certificate that exists; its id when that was accepted. */
  public Optional<String> rotation(String certificateId, String successorId) {
    return rotated(
        "{\"certificateId\":\"%s\",\"successorId\":\"%s\"}".formatted(certificateId, successorId));
  }

  /** Asks for a rehearsal of a rotation; its id when that was accepted. */
  public Optional<String> rehearsal(String certificateId) {
    return rotated("{\"certificateId\":\"%s\",\"kind\":\"REHEARSAL\"}".formatted(certificateId));
  }

  private Optional<String> rotated(String body) {
    HttpResponse<String> answer = send("POST", "/v1/rotations", body);
    return ok(answer)
        ? Optional.of(JSON.readTree(answer.body()).get("rotationId").asString())
        : Optional.empty();
  }

  /** Takes a backend out of what a rotation waits for; whether that was accepted. */
  public boolean exclude(String rotationId, String backendId) {
    return ok(
        send(
            "POST",
            "/v1/rotations/%s/exclude".formatted(rotationId),
            "{\"backend\":\"%s\",\"reason\":\"it is gone\"}".formatted(backendId)));
  }

  /** Steps into a rotation without a reason; whether that was accepted. */
  public boolean tell(String rotationId, String what) {
    return ok(send("POST", "/v1/rotations/%s/%s".formatted(rotationId, what), ""));
  }

  private String stages() {
    return "/restapis/" + api + "/stages";
  }

  private static String binding(String backendId, StageRef stage) {
    return "/v1/backends/%s/stages/%s".formatted(backendId, stage);
  }

  private JsonNode made(String path, String body) {
    return accepted(send("POST", path, body));
  }

  private HttpResponse<String> send(String method, String path, String body) {
    try {
      return service.send(method, path, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode accepted(HttpResponse<String> answer) {
    assertThat(ok(answer)).as(answer.body()).isTrue();
    return JSON.readTree(answer.body());
  }

  /** Whether it was accepted; a fault of the service is neither. */
  private static boolean ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
    return answer.statusCode() < 300;
  }
}
