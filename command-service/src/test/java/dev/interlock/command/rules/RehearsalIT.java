package dev.interlock.command.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.command.certificate.Presenters;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.RetireCertificate;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.RotationPhase;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rehearsal on one stage with one backend, whatever a saga asks for. */
class RehearsalIT extends PresentingStage {
  private String rehearsal;
  private String throwAway;

  @BeforeEach
  void rehearse() {
    rehearsal = operator.rehearsal(old).orElseThrow();
    throwAway = service.bean(Rotations.class).find(rehearsal).orElseThrow().newCertificateId();
    enter(RotationPhase.PREPARED);
    send(new GenerateSuccessor(throwAway, old, rehearsal, Instant.now()));
    enter(RotationPhase.DISTRIBUTING);
  }

  @Test
  void entersItsPhasesOnProofAloneAndThrowsItsCertificateAway() {
    assertThatThrownBy(() -> enter(RotationPhase.WITHDRAWING))
        .hasMessageContaining("%s is not proved to be accepted by backend %s", throwAway, backend);
    revise(Set.of(throwAway), Set.of());
    operator.acknowledge(backend, "a", 2);
    enter(RotationPhase.WITHDRAWING);
    revise(Set.of(), Set.of(throwAway));
    assertThatThrownBy(() -> enter(RotationPhase.REHEARSED))
        .hasMessageContaining("%s is not proved to be refused by backend %s", throwAway, backend);
    operator.acknowledge(backend, "a", 3);
    enter(RotationPhase.REHEARSED);
    assertThat(operator.present(stage, throwAway)).isFalse();
    send(new RetireCertificate(throwAway, rehearsal, Instant.now()));
    assertThat(
            JdbcClient.create(service.database())
                .sql(
                    "SELECT destroyed_at IS NOT NULL FROM vault.private_key WHERE certificate_id = ?")
                .param(throwAway)
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(service.bean(Presenters.class).of(old)).containsExactly(stage);
    assertThat(operator.rotation(old)).isPresent();
  }

  @Test
  void noStageSwitchesAndNoBackendLosesWhatIsInUseInAnyPhase() {
    switchesNothing();
    revise(Set.of(throwAway), Set.of());
    operator.acknowledge(backend, "a", 2);
    switchesNothing();
    enter(RotationPhase.WITHDRAWING);
    switchesNothing();
    operator.tell(rehearsal, "abort");
    enter(RotationPhase.ROLLING_BACK);
    switchesNothing();
    revise(Set.of(), Set.of(throwAway));
    send(new RetireCertificate(throwAway, rehearsal, Instant.now()));
    enter(RotationPhase.ROLLED_BACK);
  }

  private void switchesNothing() {
    assertThatThrownBy(() -> send(new SwitchStage(stage, old, throwAway, rehearsal, Instant.now())))
        .hasMessageContaining("does not switch");
    assertThat(operator.present(stage, throwAway)).isFalse();
    assertThatThrownBy(() -> revise(Set.of(), Set.of(old)))
        .hasMessageContaining("nothing but certificate " + throwAway);
    assertThat(service.bean(Presenters.class).of(old)).containsExactly(stage);
  }

  @Test
  void aRotationAskedForMeanwhileIsToldHowToGetItOutOfTheWay() throws Exception {
    HttpResponse<String> refused =
        service.send("POST", "/v1/rotations", "{\"certificateId\":\"%s\"}".formatted(old));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("Stage %s takes part in rehearsal %s".formatted(stage, rehearsal))
        .contains("can be aborted at any time: POST /v1/rotations/%s/abort".formatted(rehearsal));
    HttpResponse<String> emergency =
        service.send(
            "POST",
            "/v1/rotations",
            "{\"kind\":\"EMERGENCY\",\"reason\":\"it leaked\",\"certificateId\":\"%s\"}"
                .formatted(old));
    assertThat(emergency.statusCode()).isEqualTo(409);
    assertThat(emergency.body()).contains("POST /v1/rotations/%s/abort".formatted(rehearsal));
    assertThat(operator.rehearsal(old)).isEmpty();
    assertThat(operator.tell(rehearsal, "abort")).isTrue();
    enter(RotationPhase.ROLLING_BACK);
    send(new RetireCertificate(throwAway, rehearsal, Instant.now()));
    enter(RotationPhase.ROLLED_BACK);
    assertThat(operator.rotation(old)).isPresent();
  }

  @Test
  void aThrowAwayCertificateSucceedsNobody() throws Exception {
    String other = operator.certificate();
    operator.present(operator.stage("other-" + backend), other);
    HttpResponse<String> refused =
        service.send(
            "POST",
            "/v1/rotations",
            "{\"certificateId\":\"%s\",\"successorId\":\"%s\"}".formatted(other, throwAway));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("is thrown away at the end of rehearsal " + rehearsal);
  }

  private void revise(Set<String> add, Set<String> remove) {
    send(new ReviseTrust(backend, add, remove, rehearsal, Instant.now()));
  }

  private void enter(RotationPhase phase) {
    send(new EnterRotationPhase(rehearsal, phase, List.of(), Instant.now()));
  }

  private static void send(Object command) {
    service.bean(Commands.class).send(command);
  }
}
