package dev.interlock.command.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A rotation in ACTIVATING, whose old certificate expires; acknowledgements are all the evidence
 * that its backend must give, and say nothing about expiry.
 */
class ExpiredCertificateIT {
  private static final Duration LONGER_THAN_ANY = Duration.ofDays(400);
  private static final InstantSource TIME = () -> Instant.now().plus(ExpiredCertificateIT.passed);
  private static Duration passed = Duration.ZERO;
  private static RunningService service;
  private static Operator operator;

  private final String backend = "orders-" + UUID.randomUUID();
  private StageRef stage;
  private String old;
  private String rotation;
  private String successor;

  @BeforeAll
  static void start() {
    service =
        new RunningService(
            TIME.withZone(ZoneOffset.UTC),
            "interlock.probe.interval=1h",
            "interlock.access.clock-skew=500d");
    operator = new Operator(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void rotate() {
    passed = Duration.ZERO;
    old = operator.certificate();
    stage = operator.stage(backend);
    operator.present(stage, old);
    operator.register(backend, Evidence.LOADED, "a");
    operator.bind(backend, stage);
    rotation = operator.rotation(old).orElseThrow();
    successor = service.bean(Rotations.class).find(rotation).orElseThrow().newCertificateId();
    send(enter(RotationPhase.PREPARED));
    send(new GenerateSuccessor(successor, old, rotation, Instant.now()));
    send(enter(RotationPhase.DISTRIBUTING));
    send(new ReviseTrust(backend, Set.of(successor), Set.of(), rotation, Instant.now()));
    operator.acknowledge(backend, "a", 2);
    send(enter(RotationPhase.ACTIVATING));
  }

  @Test
  void noStageReturnsToItThoughItsBackendAcknowledgesIt() throws Exception {
    send(change(old, successor));
    assertThat(rollBack().statusCode()).isEqualTo(202);
    send(enter(RotationPhase.ROLLING_BACK));
    passed = LONGER_THAN_ANY;
    assertThatThrownBy(() -> send(change(successor, old)))
        .hasMessageContaining("Stage %s cannot present certificate %s: it expired on", stage, old);
  }

  @Test
  void aStageThatCannotReturnToItMayGoOnToPresentTheSuccessorAtAGateway() throws Exception {
    send(change(old, successor));
    try (SimulatedGateway gateway = new SimulatedGateway(service, backend)) {
      gateway.follows(stage, successor);
      assertThat(rollBack().statusCode()).isEqualTo(202);
      send(enter(RotationPhase.ROLLING_BACK));
      passed = LONGER_THAN_ANY;
      send(enter(RotationPhase.ROLLED_BACK));
    }
  }

  @Test
  void aRollbackThatCouldReturnNoStageIsRefusedAndSaysWhatIsPossible() throws Exception {
    send(change(old, successor));
    passed = LONGER_THAN_ANY;
    HttpResponse<String> refused = rollBack();
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("[%s] present %s".formatted(stage, successor))
        .contains("expired on")
        .contains("let the rotation end. Possible now: hold,");
  }

  @Test
  void aRollbackBeforeTheSwitchReturnsNothingAndIsPossible() throws Exception {
    passed = LONGER_THAN_ANY;
    assertThat(rollBack().statusCode()).isEqualTo(202);
  }

  @Test
  void nobodyLetsAStagePresentItByHandUnlessNoBackendServesTheStage() {
    String other = operator.certificate();
    StageRef bound = operator.stage(backend + "-bound");
    StageRef alone = operator.stage(backend + "-alone");
    operator.present(bound, other);
    operator.bind(backend, bound);
    operator.acknowledge(backend, "a", 3);
    operator.present(bound, "");
    assertThat(operator.present(bound, other)).isTrue();
    operator.present(bound, "");
    passed = LONGER_THAN_ANY;
    assertThat(operator.present(bound, other)).isFalse();
    assertThat(operator.present(alone, other)).as("as on AWS").isTrue();
  }

  @Test
  void aDryRunSaysThatItHasExpiredAndWaitsForNoProofOfIt() throws Exception {
    String other = operator.certificate();
    StageRef dry = operator.stage(backend + "-dry");
    operator.present(dry, other);
    operator.bind(backend, dry);
    String request = "{\"certificateId\":\"%s\",\"dryRun\":true}".formatted(other);
    assertThat(service.send("POST", "/v1/rotations", request).body())
        .contains("\"notes\":[]", "not known to accept " + other);
    passed = LONGER_THAN_ANY;
    assertThat(service.send("POST", "/v1/rotations", request).body())
        .contains("\"notes\":[\"Certificate %s expired on ".formatted(other))
        .contains("\"blocks\":[]", "\"waitsFor\":[]");
  }

  private HttpResponse<String> rollBack() throws Exception {
    return service.send("POST", "/v1/rotations/%s/rollback".formatted(rotation), "");
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
