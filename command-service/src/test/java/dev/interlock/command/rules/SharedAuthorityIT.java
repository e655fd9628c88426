package dev.interlock.command.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.backends.ThrowAwayAuthority;
import dev.interlock.backends.ThrowAwayIdentity;
import dev.interlock.command.Operator;
import dev.interlock.command.Refusal;
import dev.interlock.command.RunningService;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.contract.Command;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backend whose word suffices, and two stages that present certificates of one authority. */
class SharedAuthorityIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final ThrowAwayAuthority authority =
      ThrowAwayAuthority.create("corporate", Clock.systemUTC());
  private RunningService service;
  private Operator operator;
  private String old;
  private StageRef prod;
  private StageRef dev;

  @BeforeEach
  void start() throws Exception {
    service = new RunningService();
    operator = new Operator(service);
    operator.register("orders", Evidence.LOADED, "a");
    old = imported("first");
    prod = stage("prod", old);
    dev = stage("dev", imported("second"));
    assertThat(operator.bind("orders", prod)).isTrue();
    acknowledge();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aBackendOfBothStagesLetsNeitherRotate() throws Exception {
    assertThat(operator.bind("orders", dev)).isTrue();
    acknowledge();
    HttpResponse<String> refused = rotate();
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    assertThat(JSON.readTree(refused.body()).get("detail").asString())
        .contains("lets in certificate %s too".formatted(old))
        .contains("Let the stages that present ");

    assertThat(operator.present(dev, old)).isTrue();
    assertThat(operator.unbind("orders", dev)).isTrue();
    assertThat(operator.bind("orders", dev)).isTrue();
    assertThat(rotate().statusCode()).isEqualTo(202);
  }

  @Test
  void oneThatIsBoundLaterStopsTheRotationBeforeItTakesTrustAway() throws Exception {
    JsonNode rotation = drainingRotation();
    assertThat(operator.bind("orders", dev)).isTrue();
    isRefused(rotation, RotationPhase.UNTRUSTING);

    assertThat(operator.unbind("orders", dev)).isTrue();
    enter(rotation, RotationPhase.UNTRUSTING);
  }

  @Test
  void oneThatIsBoundLastStopsTheRotationBeforeItDestroysTheKey() throws Exception {
    JsonNode rotation = drainingRotation();
    enter(rotation, RotationPhase.UNTRUSTING);
    revise(rotation, Set.of(), Set.of(old));
    assertThat(operator.bind("orders", dev)).isTrue();
    acknowledge();
    isRefused(rotation, RotationPhase.RETIRED);

    assertThat(operator.unbind("orders", dev)).isTrue();
    acknowledge();
    enter(rotation, RotationPhase.RETIRED);
  }

  /** To a generated certificate. */
  private JsonNode drainingRotation() throws Exception {
    JsonNode rotation = JSON.readTree(rotate().body());
    String successor = rotation.get("newCertificateId").asString();
    enter(rotation, RotationPhase.PREPARED);
    send(new GenerateSuccessor(successor, old, id(rotation), Instant.now()));
    enter(rotation, RotationPhase.DISTRIBUTING);
    revise(rotation, Set.of(successor), Set.of());
    enter(rotation, RotationPhase.ACTIVATING);
    send(new SwitchStage(prod, old, successor, id(rotation), Instant.now()));
    enter(rotation, RotationPhase.DRAINING);
    return rotation;
  }

  private void isRefused(JsonNode rotation, RotationPhase phase) {
    assertThatThrownBy(() -> enter(rotation, phase))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("lets in certificate %s too".formatted(old))
        .hasMessageContaining("then resume the rotation");
  }

  private void revise(JsonNode rotation, Set<String> add, Set<String> remove) throws Exception {
    send(new ReviseTrust("orders", add, remove, id(rotation), Instant.now()));
    acknowledge();
  }

  private void enter(JsonNode rotation, RotationPhase phase) {
    send(new EnterRotationPhase(id(rotation), phase, List.of(), Instant.now()));
  }

  private void send(Command command) {
    service.bean(Commands.class).send(command);
  }

  /** Its one instance holds the newest bundle. */
  private void acknowledge() throws Exception {
    String tag =
        service
            .send("GET", "/v1/backends/orders/trust-bundle", "")
            .headers()
            .firstValue("ETag")
            .orElseThrow();
    int version = Integer.parseInt(tag.replace("\"", ""));
    assertThat(operator.acknowledge("orders", "a", version)).isTrue();
  }

  private HttpResponse<String> rotate() throws Exception {
    return service.send("POST", "/v1/rotations", "{\"certificateId\":\"%s\"}".formatted(old));
  }

  private StageRef stage(String name, String certificateId) {
    StageRef stage = operator.stage(name);
    assertThat(operator.present(stage, certificateId)).isTrue();
    return stage;
  }

  private String imported(String name) throws Exception {
    ThrowAwayIdentity identity = authority.sign(name);
    Map<String, String> body =
        Map.of(
            "certificate", identity.pem(),
            "chain", authority.pem(),
            "privateKey", identity.privateKeyPem());
    HttpResponse<String> made =
        service.send("POST", "/v1/certificates", JSON.writeValueAsString(body));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return JSON.readTree(made.body()).get("certificateId").asString();
  }

  private static String id(JsonNode rotation) {
    return rotation.get("rotationId").asString();
  }
}
