package dev.interlock.command.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.AggregateFixture;
import dev.interlock.command.Refusal;
import dev.interlock.contract.Event;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationEvent.RotationEscalated;
import dev.interlock.contract.RotationEvent.RotationExpedited;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.RotationEvent.RotationRetryRequested;
import dev.interlock.contract.RotationEvent.RotationRollbackRequested;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What people may ask of a rotation, and when. */
class InterventionTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final String WHO = "AKIAQ2W3E4R5T6Y7UUII";
  private static final StageRef PROD = new StageRef("api1234567", "prod");
  private static final RotationHeld HELD = new RotationHeld("r1", "wait", List.of(), WHO, AT);
  private static final RotationResumed RESUMED = new RotationResumed("r1", WHO, AT);
  private static final RotationAbortRequested ABORTED =
      new RotationAbortRequested("r1", "wrong one", WHO, AT);
  private static final RotationRollbackRequested ROLLED_BACK =
      new RotationRollbackRequested("r1", "wrong one", WHO, AT);
  private static final RotationBackendExcluded EXCLUDED =
      new RotationBackendExcluded("r1", "orders", "burnt down", WHO, AT);
  private static final RotationRetryRequested RETRIED = new RotationRetryRequested("r1", WHO, AT);
  private static final RotationExpedited EXPEDITED =
      new RotationExpedited("r1", "we know them all", WHO, AT);

  private static final RotationEscalated ESCALATED =
      new RotationEscalated("r1", "the key leaked", WHO, AT);

  private final List<StageRef> switched = new ArrayList<>();
  private RotationKind kind = RotationKind.ROUTINE;
  private Optional<String> noWayBack = Optional.empty();
  private AggregateTestFixture<Rotation> fixture;

  @BeforeEach
  void setUp() {
    fixture =
        AggregateFixture.of(
            Rotation.class,
            (RotationGuard) (rotationId, phase) -> {},
            new RotationMembers() {
              @Override
              public List<StageRef> switched(String rotationId) {
                return switched;
              }

              @Override
              public Optional<String> noWayBack(String rotationId) {
                return noWayBack;
              }

              @Override
              public Set<String> serving(String rotationId) {
                return Set.of("joined");
              }
            });
  }

  /** What is possible in each phase while it goes on and while it is held, by initials. */
  @ParameterizedTest
  @CsvSource({
    "PLANNED,      hold abort rollback exclude retry expedite escalate, resume abort rollback"
        + " exclude expedite",
    "PREPARED,     hold abort rollback exclude retry expedite escalate, resume abort rollback"
        + " exclude expedite",
    "DISTRIBUTING, hold abort rollback exclude retry expedite escalate, resume abort rollback"
        + " exclude expedite",
    "ACTIVATING,   hold abort rollback exclude retry expedite escalate, resume abort rollback"
        + " exclude expedite",
    "DRAINING,     hold rollback exclude retry expedite escalate, resume rollback exclude expedite",
    "UNTRUSTING,   hold exclude retry,                         resume exclude",
    "ROLLING_BACK, hold exclude retry,                         resume exclude",
    "RETIRED,      '',                                         ''",
    "ROLLED_BACK,  '',                                         ''"
  })
  void eachPhaseLetsPeopleDoWhatMakesSense(RotationPhase phase, String going, String held) {
    assertThat(possible(phase)).isEqualTo(going);
    if (!phase.terminal()) {
      assertThat(possible(phase, HELD)).isEqualTo(held);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PLANNED,      hold abort exclude retry, resume abort exclude",
    "PREPARED,     hold abort exclude retry, resume abort exclude",
    "DISTRIBUTING, hold abort exclude retry, resume abort exclude",
    "WITHDRAWING,  hold abort exclude retry, resume abort exclude",
    "ROLLING_BACK, hold exclude retry,       resume exclude",
    "REHEARSED,    '',                       ''",
    "ROLLED_BACK,  '',                       ''"
  })
  void eachPhaseOfARehearsalLetsPeopleDoWhatMakesSense(
      RotationPhase phase, String going, String held) {
    kind = RotationKind.REHEARSAL;
    eachPhaseLetsPeopleDoWhatMakesSense(phase, going, held);
  }

  @Test
  void aRollbackOfARehearsalIsRefusedAndNamesTheAbort() {
    kind = RotationKind.REHEARSAL;
    in(RotationPhase.WITHDRAWING, asked(Exit.ROLLBACK))
        .expectExceptionMessage(
            "Rotation r1 is WITHDRAWING, so rollback is not possible: no stage switches in a"
                + " rehearsal; an abort withdraws its certificate. Possible now: hold, abort,"
                + " exclude, retry");
  }

  @Test
  void everyEventNamesWhoAsked() {
    in(RotationPhase.DISTRIBUTING, asked(Exit.HOLD)).expectEvents(HELD);
    in(RotationPhase.DISTRIBUTING, asked(Exit.RESUME), HELD).expectEvents(RESUMED);
    in(RotationPhase.DISTRIBUTING, asked(Exit.ABORT)).expectEvents(ABORTED);
    in(RotationPhase.DRAINING, asked(Exit.ROLLBACK)).expectEvents(ROLLED_BACK);
    in(RotationPhase.DISTRIBUTING, asked(Exit.EXCLUDE)).expectEvents(EXCLUDED);
    in(RotationPhase.DISTRIBUTING, asked(Exit.RETRY)).expectEvents(RETRIED);
    in(RotationPhase.DRAINING, asked(Exit.EXPEDITE)).expectEvents(EXPEDITED);
    in(RotationPhase.DRAINING, asked(Exit.ESCALATE)).expectEvents(ESCALATED);
  }

  @Test
  void repeatsChangeNothingMore() {
    repeated(Exit.HOLD, HELD);
    repeated(Exit.RESUME, HELD, RESUMED);
    repeated(Exit.ABORT, ABORTED);
    repeated(Exit.ABORT, ABORTED, RotationTest.entered(RotationPhase.ROLLING_BACK));
    repeated(Exit.ROLLBACK, ROLLED_BACK);
    repeated(Exit.ROLLBACK, ABORTED, RotationTest.entered(RotationPhase.ROLLING_BACK));
    repeated(Exit.EXCLUDE, EXCLUDED);
    repeated(Exit.EXPEDITE, EXPEDITED);
    repeated(Exit.ESCALATE, ESCALATED);
    repeated(Exit.EXPEDITE, ESCALATED);
  }

  @Test
  void anAbortIsRefusedOnceAStageHasSwitchedAndNamesTheRollback() {
    switched.add(PROD);
    in(RotationPhase.ACTIVATING, asked(Exit.ABORT))
        .expectException(Refusal.class)
        .expectExceptionMessage(
            "Rotation r1 is ACTIVATING, so abort is not possible: [api1234567/prod] switched"
                + " already; a rollback returns them first. Possible now: hold, rollback, exclude,"
                + " retry, expedite, escalate")
        .expectNoEvents();
    in(RotationPhase.ACTIVATING, asked(Exit.ROLLBACK)).expectEvents(ROLLED_BACK);
  }

  @Test
  void aRollbackThatCouldReturnNothingIsRefused() {
    noWayBack = Optional.of("the old certificate expired");
    in(RotationPhase.DRAINING, asked(Exit.ROLLBACK))
        .expectExceptionMessage(
            "Rotation r1 is DRAINING, so rollback is not possible: the old certificate expired."
                + " Possible now: hold, exclude, retry, expedite, escalate")
        .expectNoEvents();
  }

  @Test
  void nobodyReturnsToACompromisedCertificateWithoutAReason() {
    in(RotationPhase.DRAINING, new Intervention.RollBack("r1", null, WHO, AT), ESCALATED)
        .expectExceptionMessage(
            "The old certificate is said to be compromised; give a reason to return to it")
        .expectNoEvents();
    in(RotationPhase.PLANNED, new Intervention.Abort("r1", null, WHO, AT), ESCALATED)
        .expectException(Refusal.class);
    in(RotationPhase.DRAINING, asked(Exit.ROLLBACK), ESCALATED).expectEvents(ROLLED_BACK);
  }

  @Test
  void aRefusalSaysWhyAndWhatIsPossible() {
    in(RotationPhase.UNTRUSTING, asked(Exit.ROLLBACK), HELD)
        .expectExceptionMessage(
            "Rotation r1 is UNTRUSTING and held, so rollback is not possible: it is past the point"
                + " of no return, where backends may refuse the old certificate already; let it"
                + " end and rotate again. Possible now: resume, exclude");
    in(RotationPhase.ROLLED_BACK, asked(Exit.RETRY))
        .expectExceptionMessage(
            "Rotation r1 is ROLLED_BACK, so retry is not possible: it has ended. Possible now:"
                + " nothing");
  }

  @Test
  void aHoldIsRefusedWhileARollbackIsAboutToBegin() {
    in(RotationPhase.DISTRIBUTING, asked(Exit.HOLD), ABORTED).expectException(Refusal.class);
    in(
            RotationPhase.DISTRIBUTING,
            asked(Exit.HOLD),
            ABORTED,
            RotationTest.entered(RotationPhase.ROLLING_BACK))
        .expectEvents(HELD);
  }

  @Test
  void aBackendThatJoinedCanBeExcludedAndAStrangerCannot() {
    in(RotationPhase.DISTRIBUTING, new Intervention.Exclude("r1", "joined", "late", WHO, AT))
        .expectEvents(new RotationBackendExcluded("r1", "joined", "late", WHO, AT));
    in(RotationPhase.DISTRIBUTING, new Intervention.Exclude("r1", "other", "late", WHO, AT))
        .expectExceptionMessage(
            "Backend other has no part in rotation r1; its backends are [joined, orders]");
  }

  @ParameterizedTest
  @EnumSource(Exit.class)
  void anExitHasItsNameOnTheWire(Exit exit) {
    assertThat(Exit.named(exit.toString())).isEqualTo(exit);
  }

  private String possible(RotationPhase phase, Object... further) {
    List<String> possible = new ArrayList<>();
    for (Exit exit : Exit.values()) {
      try {
        in(phase, asked(exit), further).expectSuccessfulHandlerExecution();
        if (!(exit == Exit.HOLD && further.length > 0)) { // a repeat
          possible.add(exit.toString());
        }
      } catch (AssertionError refused) {
        // It is not possible.
      }
    }
    return String.join(" ", possible);
  }

  private void repeated(Exit exit, Event... before) {
    in(RotationPhase.DISTRIBUTING, asked(exit), (Object[]) before)
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
  }

  private ResultValidator<Rotation> in(RotationPhase phase, Intervention asked, Object... further) {
    setUp();
    var given = fixture.given(RotationTest.requested(kind));
    if (phase != RotationPhase.PLANNED) {
      given = given.andGiven(RotationTest.entered(phase));
    }
    return given.andGiven(further).when(asked);
  }

  private static Intervention asked(Exit exit) {
    return switch (exit) {
      case HOLD -> new Intervention.Hold("r1", "wait", WHO, AT);
      case RESUME -> new Intervention.Resume("r1", WHO, AT);
      case ABORT -> new Intervention.Abort("r1", "wrong one", WHO, AT);
      case ROLLBACK -> new Intervention.RollBack("r1", "wrong one", WHO, AT);
      case EXCLUDE -> new Intervention.Exclude("r1", "orders", "burnt down", WHO, AT);
      case RETRY -> new Intervention.Retry("r1", WHO, AT);
      case EXPEDITE -> new Intervention.Expedite("r1", "we know them all", WHO, AT);
      case ESCALATE -> new Intervention.Escalate("r1", "the key leaked", WHO, AT);
    };
  }
}
