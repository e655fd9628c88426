package dev.interlock.saga.rotation;

import static dev.interlock.saga.rotation.RotationFixture.CANARY;
import static dev.interlock.saga.rotation.RotationFixture.distributingRehearsal;
import static dev.interlock.saga.rotation.RotationFixture.rehearsedRehearsal;
import static dev.interlock.saga.rotation.RotationFixture.withdrawingRehearsal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.RotationPhase;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A rotation with a throw-away certificate, in which no stage switches. */
class RehearsalTest {

  @Test
  void everyBackendProvesTheThrowAwayBesideTheOneInUse() {
    RotationFixture rehearsal = distributingRehearsal();
    assertThat(rehearsal.sent()).containsExactly("rot/DISTRIBUTING/trust/orders/1");
    assertThat(rehearsal.told(2, "old", "new").proved(Set.of("new")).sent()).isEmpty();
    assertThat(rehearsal.proved(Set.of("old", "new")).sent())
        .containsExactly("rot/DISTRIBUTING/enter/WITHDRAWING");
  }

  @Test
  void thenEveryBackendProvesThatItRefusesItAgain() {
    RotationFixture rehearsal = withdrawingRehearsal();
    assertThat(rehearsal.sent()).containsExactly("rot/WITHDRAWING/trust/orders/2");
    assertThat(rehearsal.told(3, "old").proved("a", Set.of("old")).sent()).isEmpty();
    assertThat(rehearsal.proved("b", Set.of("old")).sent())
        .containsExactly("rot/WITHDRAWING/enter/REHEARSED");
    assertThat(((EnterRotationPhase) rehearsal.command()).because())
        .anyMatch(reason -> reason.startsWith("backend orders: every instance refuses new"))
        .anyMatch(reason -> reason.startsWith("backend orders: every instance accepts old"));
  }

  @Test
  void thenTheThrowAwayIsDeletedAndNothingIsLeftToDo() {
    RotationFixture rehearsal = rehearsedRehearsal();
    assertThat(rehearsal.sent()).containsExactly("rot/REHEARSED/retire/new/0");
    assertThat(rehearsal.state.complete(rehearsal.facts)).isFalse();
    assertThat(rehearsal.deleted("new").destroyed("new").sent()).isEmpty();
    assertThat(rehearsal.state.complete(rehearsal.facts)).isTrue();
  }

  @Test
  void aBackendThatAcceptsTheThrowAwayForEverHoldsItAndTheWayOutIsNamed() {
    RotationFixture rehearsal =
        withdrawingRehearsal()
            .told(3, "old")
            .proved(Set.of("old", "new"))
            .after(RotationFixture.DEADLINE.dividedBy(2));
    assertThat(rehearsal.sent())
        .containsExactly(
            "rot/WITHDRAWING/probe/orders/1",
            "rot/WITHDRAWING/remind/" + rehearsal.state.course().enteredAt());
    rehearsal.after(RotationFixture.DEADLINE.dividedBy(2));
    assertThat(((HoldRotation) rehearsal.command()).reason())
        .contains("backend orders: a, b not known to refuse new")
        .endsWith("Mend this and resume, or abort it.");
  }

  @Test
  void anAbortWithdrawsTheThrowAwayWithoutWaitingForAnybody() {
    RotationFixture rehearsal =
        distributingRehearsal().told(2, "old", "new").unreachable("a").held().abortRequested();
    assertThat(rehearsal.sent()).containsExactly("rot/DISTRIBUTING/enter/ROLLING_BACK");
    assertThat(rehearsal.enters(RotationPhase.ROLLING_BACK).sent())
        .containsExactly("rot/ROLLING_BACK/trust/orders/2");
    assertThat(rehearsal.told(3, "old").sent()).containsExactly("rot/ROLLING_BACK/retire/new/0");
    assertThat(rehearsal.deleted("new").sent())
        .containsExactly("rot/ROLLING_BACK/enter/ROLLED_BACK");
  }

  @Test
  void aStageThatPresentsTheThrowAwayAllTheSameIsForPeopleToMove() {
    RotationFixture rehearsal =
        withdrawingRehearsal().told(3, "old").switchedBySomebody(CANARY, "old", "new");
    assertThat(((HoldRotation) rehearsal.command()).reason())
        .startsWith("Certificate new is in use where the rotation does not bring it: api/canary.");
    rehearsal.held().abortRequested().enters(RotationPhase.ROLLING_BACK);
    assertThat(rehearsal.sent()).containsExactly("rot/ROLLING_BACK/hold/2");
  }
}
