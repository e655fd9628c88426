package dev.interlock.command.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.backend.BackendCommands;
import dev.interlock.command.backend.SimulatedFleet;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.command.stage.StageCommand.UpdateStage;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The stage presents {@code old}, and no backend serves it yet. What comes second sees the first.
 */
class GuardsAtTheSameTimeIT extends RunningRules {
  private SimulatedFleet fleet;
  private StageRef stage;
  private String old;

  @BeforeEach
  void present() {
    old = operator.certificate();
    stage = operator.stage(backend);
    operator.present(stage, old);
    fleet = new SimulatedFleet(service, operator);
    fleet.register(backend, Evidence.LOADED, "a");
  }

  @Test
  void aStageAsksTheBackendThatIsBeingBoundToIt() {
    String other = operator.certificate();
    boolean presents =
        second(BackendCommands.bind(backend, stage), () -> operator.present(stage, other));
    assertThat(presents).isFalse();
  }

  @Test
  void aRotationAsksTheBackendThatIsBeingBoundToItsStageBeforeItRetires() {
    String rotation = untrusting();
    boolean retires =
        second(
            BackendCommands.bind(backend, stage),
            () -> accepts(enter(rotation, RotationPhase.RETIRED)));
    assertThat(retires).isFalse();
  }

  @Test
  void aRotationTakesAlongTheStageThatIsBeingGivenItsCertificate() {
    StageRef late = operator.stage(backend + "-late");
    String rotation =
        second(
            new UpdateStage(
                late,
                List.of(new PatchOperation("replace", "/clientCertificateId", old)),
                Instant.now()),
            () -> operator.rotation(old).orElseThrow());
    assertThat(service.bean(Rotations.class).stagesOf(rotation)).containsExactly(stage, late);
  }

  @Test
  void aCertificateIsNotDeletedThatABackendIsBeingToldToTrust() {
    String unused = operator.certificate();
    boolean deleted =
        second(
            new ReviseTrust(backend, Set.of(unused), Set.of(), "nobody", Instant.now()),
            () -> operator.delete(unused));
    assertThat(deleted).isFalse();
  }

  private String untrusting() {
    String rotation = operator.rotation(old).orElseThrow();
    String next = service.bean(Rotations.class).find(rotation).orElseThrow().newCertificateId();
    accepts(enter(rotation, RotationPhase.PREPARED));
    accepts(new GenerateSuccessor(next, old, rotation, Instant.now()));
    accepts(enter(rotation, RotationPhase.DISTRIBUTING));
    accepts(enter(rotation, RotationPhase.ACTIVATING));
    accepts(new SwitchStage(stage, old, next, rotation, Instant.now()));
    accepts(enter(rotation, RotationPhase.DRAINING));
    assertThat(accepts(enter(rotation, RotationPhase.UNTRUSTING))).isTrue();
    return rotation;
  }

  private static EnterRotationPhase enter(String rotation, RotationPhase phase) {
    return new EnterRotationPhase(rotation, phase, List.of(), Instant.now());
  }

  private static boolean accepts(Object command) {
    try {
      service.bean(Commands.class).send(command);
      return true;
    } catch (Refusal refusal) {
      return false;
    }
  }

  /** What becomes of something asked for while a command has taken effect but not committed. */
  private static <T> T second(Object command, Supplier<T> asked) {
    return Objects.requireNonNull(
            service
                .bean(TransactionTemplate.class)
                .execute(
                    status -> {
                      service.bean(Commands.class).send(command);
                      CompletableFuture<T> answer = CompletableFuture.supplyAsync(asked);
                      await().until(GuardsAtTheSameTimeIT::somebodyWaits);
                      return answer;
                    }))
        .join();
  }

  private static boolean somebodyWaits() {
    return JdbcClient.create(service.database())
            .sql(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """)
            .query(Integer.class)
            .single()
        > 0;
  }
}
