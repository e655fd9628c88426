package dev.interlock.command.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.command.RunningService;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.RetireCertificate;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.RotationPhase;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People step into a rotation of one stage, whose backend has proved nothing of the successor. */
class InterventionIT extends PresentingStage {
  private String rotation;
  private String successor;

  @BeforeEach
  void rotate() {
    activating();
  }

  private void activating() {
    rotation = operator.rotation(old).orElseThrow();
    successor = service.bean(Rotations.class).find(rotation).orElseThrow().newCertificateId();
    send(enter(RotationPhase.PREPARED));
    send(new GenerateSuccessor(successor, old, rotation, Instant.now()));
    send(enter(RotationPhase.DISTRIBUTING));
    send(enter(RotationPhase.ACTIVATING));
  }

  @Test
  void aStageIsSwitchedWithoutProofOfTheBackendThatWasExcludedByName() throws Exception {
    assertThatThrownBy(() -> send(change(old, successor))).hasMessageContaining("not proved");
    exclude();
    assertThatCode(() -> send(change(old, successor))).doesNotThrowAnyException();
    assertThat(
            JdbcClient.create(service.database())
                .sql(
                    "SELECT payload::jsonb->>'by' FROM command.event"
                        + " WHERE aggregate_identifier = ? AND type = 'rotation-backend-excluded'")
                .param(rotation)
                .query(String.class)
                .single())
        .isEqualTo(RunningService.ADMIN.accessKeyId());
  }

  @Test
  void anExclusionIsOfOneRotationOnly() throws Exception {
    exclude();
    assertThat(ask("abort", "")).isEqualTo(202);
    send(enter(RotationPhase.ROLLING_BACK));
    assertThatThrownBy(() -> send(enter(RotationPhase.ROLLED_BACK)))
        .hasMessageContaining("no stage presents %s, and it is not deleted yet", successor);
    send(new RetireCertificate(successor, rotation, Instant.now()));
    send(enter(RotationPhase.ROLLED_BACK));
    activating();
    assertThatThrownBy(() -> send(change(old, successor))).hasMessageContaining("not proved");
  }

  @Test
  void noStageSwitchesOnceAnAbortWasAccepted() throws Exception {
    exclude();
    assertThat(ask("abort", "")).isEqualTo(202);
    assertThatThrownBy(() -> send(change(old, successor)))
        .hasMessageContaining("is ACTIVATING and is being taken back");
  }

  @Test
  void anAbortIsRefusedAfterASwitchAndARollbackIsNot() throws Exception {
    exclude();
    send(change(old, successor));
    HttpResponse<String> refused = answer("abort", "{\"reason\":\"wrong one\"}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("[%s] switched already; a rollback returns them first".formatted(stage))
        .contains("Possible now: hold, rollback, exclude, retry, expedite");
    assertThat(ask("rollback", "{\"reason\":\"wrong one\"}")).isEqualTo(202);
    send(enter(RotationPhase.ROLLING_BACK));
    send(change(successor, old));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exclude  | {\"backend\":\"b\"}              | 400 | Member reason is missing",
        "exclude  | {\"reason\":\"gone\"}            | 400 | Member backend is missing",
        "exclude  | {\"backend\":\"b\",\"reason\":\"gone\"} | 400 | Backend b has no part in",
        "expedite | {}                               | 400 | Member reason is missing",
        "hold     | {\"reason\":\" \"}               | 400 | 1 to 1024 characters, on one line",
        "hold     | {\"reason\":\"a\\u0000b\"}       | 400 | 1 to 1024 characters, on one line",
        "resume   | {\"reason\":\"why\"}             | 400 | Member reason is unknown",
        "resume   | {}                               | 409 | it is not held. Possible now: hold,",
        "cancel   | {}                               | 404 | Nobody can cancel a rotation",
      })
  void whatMakesNoSenseIsRefusedAndSaysWhy(String exit, String body, int status, String why)
      throws Exception {
    HttpResponse<String> answer = answer(exit, body);
    assertThat(answer.body()).contains(why);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  private void exclude() throws Exception {
    assertThat(ask("exclude", "{\"backend\":\"%s\",\"reason\":\"it is gone\"}".formatted(backend)))
        .isEqualTo(202);
  }

  private int ask(String exit, String body) throws Exception {
    return answer(exit, body).statusCode();
  }

  private HttpResponse<String> answer(String exit, String body) throws Exception {
    return service.send("POST", "/v1/rotations/%s/%s".formatted(rotation, exit), body);
  }

  private SwitchStage change(String from, String to) {
    return new SwitchStage(stage, from, to, rotation, Instant.now());
  }

  private EnterRotationPhase enter(RotationPhase phase) {
    return new EnterRotationPhase(rotation, phase, List.of(), Instant.now());
  }

  private static void send(Object command) {
    service.bean(Commands.class).send(command);
  }
}
