package dev.interlock.saga.rotation;

import static dev.interlock.saga.rotation.RotationFixture.CANARY;
import static dev.interlock.saga.rotation.RotationFixture.PROD;
import static dev.interlock.saga.rotation.RotationFixture.activatingRotation;
import static dev.interlock.saga.rotation.RotationFixture.distributingRotation;
import static dev.interlock.saga.rotation.RotationFixture.drainingRotation;
import static dev.interlock.saga.rotation.RotationFixture.plannedRotation;
import static dev.interlock.saga.rotation.RotationFixture.preparedRotationToAnExistingSuccessor;
import static dev.interlock.saga.rotation.RotationFixture.rollingBackRotation;
import static dev.interlock.saga.rotation.RotationFixture.untrustingRotation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Command;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.RotationPhase;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The way back. */
class RollbackTest {

  @Test
  void anAbortRollsBackUntilThePointOfNoReturn() {
    assertThat(drainingRotation().abortRequested().sent())
        .containsExactly("rot/DRAINING/enter/ROLLING_BACK");
    assertThat(untrustingRotation().abortRequested().sent()).isEmpty();
  }

  @Test
  void anAbortWorksWhileHeld() {
    RotationFixture rotation = activatingRotation().held().abortRequested();
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING/enter/ROLLING_BACK");
    rotation.switched(CANARY, "old", "new").enters(RotationPhase.ROLLING_BACK);
    assertThat(rotation.sent()).containsExactly("rot/ROLLING_BACK/switch/api/canary");
  }

  @Test
  void stagesReturnInReverseOrderAndThenTheSuccessorIsWithdrawn() {
    RotationFixture rotation = rollingBackRotation();
    assertThat(rotation.sent()).containsExactly("rot/ROLLING_BACK/switch/api/prod");
    assertThat(((SwitchStage) rotation.command()).to()).isEqualTo("old");
    assertThat(rotation.switched(PROD, "new", "old").sent())
        .containsExactly("rot/ROLLING_BACK/switch/api/canary");
    assertThat(rotation.switched(CANARY, "new", "old").sent())
        .containsExactly("rot/ROLLING_BACK/trust/orders/2");
    assertThat(rotation.told(3, "old").sent()).containsExactly("rot/ROLLING_BACK/retire/new/0");
    assertThat(rotation.deleted("new").sent())
        .containsExactly("rot/ROLLING_BACK/enter/ROLLED_BACK");
    rotation.enters(RotationPhase.ROLLED_BACK);
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.state.complete(rotation.facts)).isTrue();
  }

  @Test
  void anExistingSuccessorIsWithdrawnFromTheBundlesAndKept() {
    RotationFixture rotation =
        preparedRotationToAnExistingSuccessor()
            .generated()
            .enters(RotationPhase.DISTRIBUTING)
            .told(2, "old", "new")
            .abortRequested()
            .enters(RotationPhase.ROLLING_BACK);
    assertThat(rotation.sent()).containsExactly("rot/ROLLING_BACK/trust/orders/2");
    assertThat(rotation.told(3, "old").sent())
        .containsExactly("rot/ROLLING_BACK/enter/ROLLED_BACK");
    assertThat(((EnterRotationPhase) rotation.command()).because())
        .contains("no bundle holds new", "certificate new existed before and is kept");
    assertThat(rotation.started().sent()).containsExactly("rot/ROLLING_BACK/enter/ROLLED_BACK");
  }

  @Test
  void aRollbackBeforeAnySwitchDoesNotWaitForABackendThatIsDown() {
    RotationFixture rotation =
        distributingRotation().told(2, "old", "new").unreachable("a").unreachable("b");
    rotation.abortRequested().enters(RotationPhase.ROLLING_BACK);
    assertThat(rotation.sent()).containsExactly("rot/ROLLING_BACK/trust/orders/2");
    assertThat(rotation.told(3, "old").sent()).containsExactly("rot/ROLLING_BACK/retire/new/0");
  }

  @Test
  void aStageReturnsOnProofAloneAndTheWaitIsNamed() {
    RotationFixture rotation = drainingRotation().unreachable("b").abortRequested();
    assertThat(rotation.enters(RotationPhase.ROLLING_BACK).sent()).isEmpty();
    assertThat(((HoldRotation) rotation.afterDeadline().command()).reason())
        .contains("stage api/prod presents new")
        .contains("backend orders: b not known to accept old");
    assertThat(rotation.held().resumed().proved("b", Set.of("old", "new")).sent())
        .containsExactly("rot/ROLLING_BACK#2/switch/api/prod");
  }

  @Test
  void aRollbackWaitsForTheSwitchThatIsOnItsWay() {
    RotationFixture rotation =
        activatingRotation().abortRequested().enters(RotationPhase.ROLLING_BACK);
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.switched(CANARY, "old", "new").sent())
        .containsExactly("rot/ROLLING_BACK/switch/api/canary");
  }

  @Test
  void aStartSendsAgainWhatIsWantedOrUnansweredUnderTheSameIds() {
    RotationFixture rotation = activatingRotation();
    assertThat(rotation.started().sent()).containsExactly("rot/ACTIVATING/switch/api/canary");
    Command first = rotation.command();
    rotation.abortRequested().enters(RotationPhase.ROLLING_BACK);
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.started().sent()).containsExactly("rot/ACTIVATING/switch/api/canary");
    assertThat(rotation.command().aggregateId()).isEqualTo(first.aggregateId());
    rotation.refused("rot/ACTIVATING/switch/api/canary", "it is ROLLING_BACK");
    assertThat(rotation.started().sent()).containsExactly("rot/ROLLING_BACK/trust/orders/2");
  }

  @Test
  void aRollbackGoesOnWhenTheSwitchOnItsWayWasRefused() {
    RotationFixture rotation =
        activatingRotation().abortRequested().enters(RotationPhase.ROLLING_BACK);
    assertThat(rotation.refused("rot/ACTIVATING/switch/api/canary", "aborted").sent())
        .containsExactly("rot/ROLLING_BACK/trust/orders/2");
  }

  @Test
  void aRollbackOfAPlannedRotationHasNothingToTakeBack() {
    RotationFixture rotation =
        plannedRotation().abortRequested().enters(RotationPhase.ROLLING_BACK);
    assertThat(rotation.sent()).containsExactly("rot/ROLLING_BACK/enter/ROLLED_BACK");
  }

  @Test
  void aSwitchWhoseEffectWasSeenIsNeitherSentNorWaitedForAfterAStart() {
    RotationFixture rotation = rollingBackRotation().switched(PROD, "new", "old");
    rotation.switchedBySomebody(PROD, "old", "new").started();
    assertThat(rotation.sent()).doesNotContain("rot/ROLLING_BACK/switch/api/prod");
    rotation.takenFrom(PROD, "new").switched(CANARY, "new", "old");
    assertThat(rotation.sent()).containsExactly("rot/ROLLING_BACK/trust/orders/2");
  }
}
