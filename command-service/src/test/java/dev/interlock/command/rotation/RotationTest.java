package dev.interlock.command.rotation;

import dev.interlock.command.AggregateFixture;
import dev.interlock.command.Refusal;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.Command.RemindRotation;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationReminded;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private boolean guarded;
  private AggregateTestFixture<Rotation> fixture;

  @BeforeEach
  void setUp() {
    fixture =
        AggregateFixture.of(
            Rotation.class,
            (RotationGuard)
                (rotationId, phase) -> {
                  if (guarded) {
                    throw Refusal.conflict("not proved");
                  }
                });
  }

  @Test
  void aRequestedRotationIsPlanned() {
    fixture.givenNoPriorActivity().when(new RequestRotation(requested())).expectEvents(requested());
  }

  @Test
  void entersTheNextPhaseOnTheEvidenceNamed() {
    fixture
        .given(requested())
        .when(enter(RotationPhase.PREPARED))
        .expectEvents(entered(RotationPhase.PREPARED));
  }

  @Test
  void enteringThePresentPhaseAgainIsNoEvent() {
    rotationIn(RotationPhase.DISTRIBUTING)
        .when(enter(RotationPhase.DISTRIBUTING))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void refusesToSkipAPhase() {
    rotationIn(RotationPhase.DISTRIBUTING)
        .when(enter(RotationPhase.DRAINING))
        .expectException(Refusal.class)
        .expectNoEvents();
  }

  @Test
  void refusesAPhaseThatTheTablesDoNotAllow() {
    guarded = true;
    rotationIn(RotationPhase.UNTRUSTING)
        .when(enter(RotationPhase.RETIRED))
        .expectException(Refusal.class)
        .expectNoEvents();
  }

  @Test
  void aRotationBeingTakenBackGoesNoFurther() {
    fixture
        .given(requested(), new RotationAbortRequested("r1", null, null, AT))
        .when(enter(RotationPhase.PREPARED))
        .expectException(Refusal.class);
  }

  @Test
  void aRotationBeingTakenBackRollsBack() {
    fixture
        .given(requested(), new RotationAbortRequested("r1", null, null, AT))
        .when(enter(RotationPhase.ROLLING_BACK))
        .expectEvents(entered(RotationPhase.ROLLING_BACK));
  }

  @Test
  void isHeldOnceAndGoesOnWhenResumed() {
    RotationHeld held = new RotationHeld("r1", "orders is late", List.of("orders"), null, AT);
    HoldRotation hold = new HoldRotation("r1", "orders is late", List.of("orders"), 0, AT);
    rotationIn(RotationPhase.DISTRIBUTING).when(hold).expectEvents(held);
    rotationIn(RotationPhase.DISTRIBUTING).andGiven(held).when(hold).expectNoEvents();
    rotationIn(RotationPhase.DISTRIBUTING)
        .andGiven(held)
        .when(new Intervention.Resume("r1", "AKIA1", AT))
        .expectEvents(new RotationResumed("r1", "AKIA1", AT));
  }

  @Test
  void isNotHeldByWhatWasDecidedBeforeTheLastResume() {
    RotationHeld held = new RotationHeld("r1", "orders is late", List.of("orders"), null, AT);
    rotationIn(RotationPhase.DISTRIBUTING)
        .andGiven(held, new RotationResumed("r1", "AKIA1", AT))
        .when(new HoldRotation("r1", "a phase was refused", List.of(), 0, AT))
        .expectNoEvents();
  }

  @Test
  void entersNoPhaseWhileHeldButThatOfARollback() {
    RotationHeld held = new RotationHeld("r1", "orders is late", List.of("orders"), null, AT);
    rotationIn(RotationPhase.DISTRIBUTING)
        .andGiven(held)
        .when(enter(RotationPhase.ACTIVATING))
        .expectException(Refusal.class)
        .expectNoEvents();
    rotationIn(RotationPhase.DISTRIBUTING)
        .andGiven(held, new RotationResumed("r1", null, AT))
        .when(enter(RotationPhase.ACTIVATING))
        .expectEvents(entered(RotationPhase.ACTIVATING));
    rotationIn(RotationPhase.DISTRIBUTING)
        .andGiven(held, new RotationAbortRequested("r1", null, null, AT))
        .when(enter(RotationPhase.ROLLING_BACK))
        .expectEvents(entered(RotationPhase.ROLLING_BACK));
  }

  @Test
  void aReminderOfAPhaseThatIsOverOrHeldIsNoEvent() {
    RemindRotation remind =
        new RemindRotation("r1", RotationPhase.DISTRIBUTING, "late", List.of("orders"), AT);
    rotationIn(RotationPhase.DISTRIBUTING)
        .when(remind)
        .expectEvents(
            new RotationReminded("r1", RotationPhase.DISTRIBUTING, "late", List.of("orders"), AT));
    rotationIn(RotationPhase.ACTIVATING).when(remind).expectNoEvents();
    rotationIn(RotationPhase.DISTRIBUTING)
        .andGiven(new RotationHeld("r1", "late", List.of("orders"), null, AT))
        .when(remind)
        .expectNoEvents();
  }

  @Test
  void refusesToRollBackWhatNobodyAborted() {
    rotationIn(RotationPhase.DRAINING)
        .when(enter(RotationPhase.ROLLING_BACK))
        .expectException(Refusal.class)
        .expectNoEvents();
  }

  @Test
  void aRollbackBeginsFreeOfTheHoldBeforeIt() {
    RotationHeld held = new RotationHeld("r1", "orders is late", List.of("orders"), null, AT);
    rotationIn(RotationPhase.DISTRIBUTING)
        .andGiven(held, entered(RotationPhase.ROLLING_BACK))
        .when(new HoldRotation("r1", "orders is late", List.of("orders"), 1, AT))
        .expectEvents(held);
  }

  @Test
  void aRehearsalGoesItsOwnWay() {
    rehearsalIn(RotationPhase.DISTRIBUTING)
        .when(enter(RotationPhase.ACTIVATING))
        .expectExceptionMessage("Rotation r1 is DISTRIBUTING and cannot enter ACTIVATING");
    rehearsalIn(RotationPhase.DISTRIBUTING)
        .when(enter(RotationPhase.WITHDRAWING))
        .expectEvents(entered(RotationPhase.WITHDRAWING));
    rehearsalIn(RotationPhase.WITHDRAWING)
        .when(enter(RotationPhase.REHEARSED))
        .expectEvents(entered(RotationPhase.REHEARSED));
    rehearsalIn(RotationPhase.REHEARSED)
        .when(new HoldRotation("r1", "late", List.of(), 0, AT))
        .expectNoEvents();
  }

  private TestExecutor<Rotation> rehearsalIn(RotationPhase phase) {
    return fixture.given(requested(RotationKind.REHEARSAL), entered(phase));
  }

  private TestExecutor<Rotation> rotationIn(RotationPhase phase) {
    return phase == RotationPhase.PLANNED
        ? fixture.given(requested())
        : fixture.given(requested(), entered(phase));
  }

  static RotationRequested requested() {
    return requested(RotationKind.ROUTINE);
  }

  static RotationRequested requested(RotationKind kind) {
    return new RotationRequested(
        "r1",
        "old",
        null,
        "new",
        null,
        kind,
        List.of(new StageRef("api1234567", "prod")),
        List.of("orders"),
        Duration.ofMinutes(5),
        Duration.ofDays(1),
        null,
        null,
        null,
        AT);
  }

  private static EnterRotationPhase enter(RotationPhase phase) {
    return new EnterRotationPhase("r1", phase, List.of("because"), AT);
  }

  static RotationPhaseEntered entered(RotationPhase phase) {
    return new RotationPhaseEntered("r1", phase, List.of("because"), AT);
  }
}
