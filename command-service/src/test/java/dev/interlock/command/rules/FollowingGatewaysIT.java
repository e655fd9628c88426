package dev.interlock.command.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.RetireCertificate;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rotation of one stage that no backend serves, and a gateway that has joined. */
class FollowingGatewaysIT extends RunningRules {
  private SimulatedGateway gateway;
  private StageRef stage;
  private String old;
  private String rotation;
  private String successor;

  @BeforeEach
  void rotate() {
    old = operator.certificate();
    stage = operator.stage(backend);
    operator.present(stage, old);
    rotation = operator.rotation(old).orElseThrow();
    successor = service.bean(Rotations.class).find(rotation).orElseThrow().newCertificateId();
    enter(RotationPhase.PREPARED);
    send(new GenerateSuccessor(successor, old, rotation, Instant.now()));
    enter(RotationPhase.DISTRIBUTING);
    enter(RotationPhase.ACTIVATING);
    gateway = new SimulatedGateway(service, "edge-" + UUID.randomUUID());
  }

  @AfterEach
  void leave() {
    gateway.close();
  }

  @Test
  void doesNotDrainUntilTheGatewayFollowsTheSwitch() {
    change(old, successor);
    refuses(RotationPhase.DRAINING, "has not said what it presents at stage %s", stage);
    gateway.lags(stage, old);
    refuses(RotationPhase.DRAINING, "presents %s, as far as it has said, at stage %s", old, stage);
    gateway.lags(stage, successor);
    refuses(RotationPhase.DRAINING, "presents %s, as far as it has said", successor);
    gateway.follows(stage, successor, old);
    enter(RotationPhase.DRAINING);
  }

  @Test
  void doesNotUntrustWhileConnectionsPresentTheOldCertificate() {
    drained();
    refuses(RotationPhase.UNTRUSTING, "3 open connections present %s at stage %s", old, stage);
    gateway.follows(stage, successor);
    enter(RotationPhase.UNTRUSTING);
  }

  @Test
  void anEmergencyWaitsForWhatIsPresentedAndForNoConnection() throws Exception {
    drained();
    String escalate = "/v1/rotations/%s/escalate".formatted(rotation);
    assertThat(service.send("POST", escalate, "{\"reason\":\"it leaked\"}").statusCode())
        .isEqualTo(202);
    try (SimulatedGateway late = new SimulatedGateway(service, gateway.name() + ".late")) {
      refuses(RotationPhase.UNTRUSTING, "gateway %s.late, last heard of at", gateway.name());
      late.follows(stage, successor, old);
      enter(RotationPhase.UNTRUSTING);
    }
  }

  @Test
  void aSilentGatewayCountsUntilAPersonRemovesIt() throws Exception {
    change(old, successor);
    refuses(
        RotationPhase.DRAINING,
        "say so: DELETE /v1/gateways/%s, ./interlock gateway remove %<s --reason",
        gateway.name());
    assertThat(
            service
                .send("DELETE", "/v1/gateways/" + gateway.name(), "{\"reason\":\"it burned\"}")
                .statusCode())
        .isEqualTo(204);
    enter(RotationPhase.DRAINING);
  }

  @Test
  void isNotTakenBackWhileTheGatewayMayPresentTheSuccessor() {
    change(old, successor);
    gateway.follows(stage, successor);
    rollBack();
    change(successor, old);
    send(new RetireCertificate(successor, rotation, Instant.now()));
    refuses(RotationPhase.ROLLED_BACK, "presents %s, as far as it has said", successor);
    gateway.follows(stage, old, successor);
    refuses(RotationPhase.ROLLED_BACK, "3 open connections present %s", successor);
    gateway.follows(stage, old);
    enter(RotationPhase.ROLLED_BACK);
  }

  @Test
  void isTakenBackWithoutAWordOfAStageThatNeverSwitched() {
    rollBack();
    send(new RetireCertificate(successor, rotation, Instant.now()));
    enter(RotationPhase.ROLLED_BACK);
  }

  @Test
  void nothingIsTakenFromABundleThatAGatewayMayPresent() {
    operator.register(backend, Evidence.LOADED, "a");
    operator.bind(backend, stage);
    operator.acknowledge(backend, "a", 1);
    revise(Set.of(successor), Set.of());
    operator.acknowledge(backend, "a", 2);
    change(old, successor);
    gateway.follows(stage, successor);
    rollBack();
    change(successor, old);
    assertThatThrownBy(() -> revise(Set.of(), Set.of(successor)))
        .hasMessageContaining("Certificate %s cannot be taken from the bundle", successor)
        .hasMessageContaining("gateway %s, last heard of at", gateway.name());
    gateway.follows(stage, old, successor);
    assertThatThrownBy(() -> revise(Set.of(), Set.of(successor)))
        .hasMessageContaining("3 open connections present %s at stage %s", successor, stage);
    gateway.follows(stage, old);
    revise(Set.of(), Set.of(successor));
  }

  private void revise(Set<String> add, Set<String> remove) {
    send(new ReviseTrust(backend, add, remove, rotation, Instant.now()));
  }

  private void drained() {
    change(old, successor);
    gateway.follows(stage, successor, old);
    enter(RotationPhase.DRAINING);
  }

  private void rollBack() {
    assertThat(operator.tell(rotation, "rollback")).isTrue();
    enter(RotationPhase.ROLLING_BACK);
  }

  private void change(String from, String to) {
    send(new SwitchStage(stage, from, to, rotation, Instant.now()));
  }

  private void enter(RotationPhase phase) {
    send(new EnterRotationPhase(rotation, phase, List.of(), Instant.now()));
  }

  private void refuses(RotationPhase phase, String why, Object... arguments) {
    assertThatThrownBy(() -> enter(phase))
        .hasMessageContaining("cannot enter %s: gateway %s", phase, gateway.name())
        .hasMessageContaining(why, arguments);
  }

  private static void send(Object command) {
    service.bean(Commands.class).send(command);
  }
}
