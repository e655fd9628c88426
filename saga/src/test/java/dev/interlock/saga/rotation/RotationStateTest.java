package dev.interlock.saga.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Event;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.RotationPhase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every phase × every event: what the state becomes, and what is decided. */
class RotationStateTest {

  @ParameterizedTest(name = "{0}: hold, abort, abort while held, resume of a hold")
  @CsvSource(
      textBlock =
          """
          PLANNED,      none, enter/ROLLING_BACK, enter/ROLLING_BACK, none
          PREPARED,     none, enter/ROLLING_BACK, enter/ROLLING_BACK, #2/generate/new
          DISTRIBUTING, none, enter/ROLLING_BACK, enter/ROLLING_BACK, #2/trust/orders/1
          ACTIVATING,   none, enter/ROLLING_BACK, enter/ROLLING_BACK, #2/switch/api/canary
          DRAINING,     none, enter/ROLLING_BACK, enter/ROLLING_BACK, none
          UNTRUSTING,   none, none,               none,               #2/trust/orders/2
          RETIRED,      none, none,               none,               #2/retire/old/0
          ROLLING_BACK, none, none,               none,               #2/switch/api/prod
          ROLLED_BACK,  none, none,               none,               none
          WITHDRAWING,  none, enter/ROLLING_BACK, enter/ROLLING_BACK, #2/trust/orders/2
          REHEARSED,    none, none,               none,               #2/retire/new/0
          """)
  void eachPhaseMeetsWhatPeopleAsk(
      RotationPhase phase, String hold, String abort, String heldAbort, String resume) {
    assertThat(tail(in(phase).held())).isEqualTo(hold);
    assertThat(tail(in(phase).abortRequested())).isEqualTo(abort);
    assertThat(tail(in(phase).held().abortRequested())).isEqualTo(heldAbort);
    if (phase != RotationPhase.PLANNED) { // it probes at once
      assertThat(tail(in(phase).held().resumed())).isEqualTo(resume);
    }
  }

  @ParameterizedTest
  @MethodSource("everyPhaseAndEvent")
  void anEventTwiceIsAsGoodAsOnce(RotationPhase phase, Event event) {
    RotationFixture rotation = in(phase);
    RotationState once = rotation.state.on(event);
    assertThat(once.on(event)).isEqualTo(once);
    Facts facts = rotation.facts.on(event);
    assertThat(facts.on(event)).isEqualTo(facts);
  }

  @ParameterizedTest
  @MethodSource("everyPhaseAndEvent")
  void aDecisionIsMadeOnceAndTheSameForTheSame(RotationPhase phase, Event event) {
    RotationFixture rotation = in(phase);
    RotationState state = rotation.state.on(event);
    Facts facts = rotation.facts.on(event);
    Interlocking interlocking = new Interlocking(RotationFixture.PROBE_INTERVAL);
    Decision decision = interlocking.decide(state, facts, rotation.now);
    assertThat(interlocking.decide(state, facts, rotation.now)).isEqualTo(decision);
    Decision again = interlocking.decide(decision.state(), facts, rotation.now);
    assertThat(again.commands()).isEmpty();
    assertThat(again.state()).isEqualTo(decision.state());
    assertThat(decision.wakeAt().filter(at -> !at.isAfter(rotation.now))).isEmpty();
  }

  static Stream<Arguments> everyPhaseAndEvent() {
    return Stream.of(RotationPhase.values())
        .flatMap(phase -> SampleEvents.all().map(event -> Arguments.of(phase, event)));
  }

  @ParameterizedTest
  @CsvSource({"PLANNED, RotationPhaseEntered", "DRAINING, RotationAbortRequested"})
  void eventsOfOtherRotationsChangeNothing(RotationPhase phase, String ignored) {
    RotationFixture rotation = in(phase);
    Stream.of(
            new RotationPhaseEntered("other", RotationPhase.RETIRED, List.of(), rotation.now),
            new RotationHeld("other", "", List.of(), null, rotation.now),
            new RotationResumed("other", null, rotation.now),
            new RotationAbortRequested("other", null, null, rotation.now))
        .forEach(event -> assertThat(rotation.state.on(event)).isEqualTo(rotation.state));
  }

  private static RotationFixture in(RotationPhase phase) {
    return switch (phase) {
      case PLANNED -> RotationFixture.plannedRotation();
      case PREPARED -> RotationFixture.preparedRotation();
      case DISTRIBUTING -> RotationFixture.distributingRotation();
      case ACTIVATING -> RotationFixture.activatingRotation();
      case DRAINING -> RotationFixture.drainingRotation();
      case UNTRUSTING -> RotationFixture.untrustingRotation();
      case RETIRED -> RotationFixture.retiredRotation();
      case ROLLING_BACK -> RotationFixture.rollingBackRotation();
      case ROLLED_BACK -> RotationFixture.rolledBackRotation();
      case WITHDRAWING -> RotationFixture.withdrawingRehearsal();
      case REHEARSED -> RotationFixture.rehearsedRehearsal();
    };
  }

  private static String tail(RotationFixture rotation) {
    return rotation.sent().stream()
        .map(id -> id.replaceFirst("rot/[A-Z_]+/?", ""))
        .findFirst()
        .orElse("none");
  }
}
