package dev.interlock.saga.rotation;

import static dev.interlock.saga.rotation.RotationFixture.CANARY;
import static dev.interlock.saga.rotation.RotationFixture.DEADLINE;
import static dev.interlock.saga.rotation.RotationFixture.DRAIN;
import static dev.interlock.saga.rotation.RotationFixture.ELSEWHERE;
import static dev.interlock.saga.rotation.RotationFixture.PROD;
import static dev.interlock.saga.rotation.RotationFixture.START;
import static dev.interlock.saga.rotation.RotationFixture.activatingRotation;
import static dev.interlock.saga.rotation.RotationFixture.distributingRotation;
import static dev.interlock.saga.rotation.RotationFixture.drainingRotation;
import static dev.interlock.saga.rotation.RotationFixture.plannedRotation;
import static dev.interlock.saga.rotation.RotationFixture.untrustingRotation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What others do in the middle of a rotation. */
class DisturbanceTest {

  @Test
  void aStageThatSomebodySwitchedElsewhereHoldsTheRotation() {
    RotationFixture rotation = distributingRotation().switchedBySomebody(CANARY, "old", "third");
    assertThat(reason(rotation))
        .isEqualTo(
            "Stage api/canary was switched to third by somebody else."
                + " Resume to go on without it, or roll it back.");
  }

  @Test
  void aResumeGoesOnWithoutTheStageThatLeft() {
    RotationFixture rotation =
        activatingRotation().switchedBySomebody(CANARY, "old", "third").held().resumed();
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING#2/switch/api/prod");
  }

  @Test
  void aStageThatLeavesAnotherTimeHoldsTheRotationAgain() {
    RotationFixture rotation =
        activatingRotation().switchedBySomebody(CANARY, "old", "third").held().resumed();
    assertThat(reason(rotation.switchedBySomebody(CANARY, "third", "fourth")))
        .contains("switched to fourth");
  }

  @Test
  void aDeletedStageHoldsTheRotation() {
    assertThat(reason(activatingRotation().deleted(PROD)))
        .isEqualTo("Stage api/prod was deleted. Resume to go on without it.");
  }

  @Test
  void aStageThatLostItsCertificateHoldsTheRotation() {
    assertThat(reason(activatingRotation().takenFrom(PROD, "old")))
        .contains("Stage api/prod was switched to no certificate by somebody else.");
  }

  @Test
  void aStagePutBackWhileOthersSwitchHoldsTheRotationAndIsSwitchedAgainAfterAResume() {
    RotationFixture rotation =
        activatingRotation()
            .switched(CANARY, "old", "new")
            .switchedBySomebody(CANARY, "new", "old");
    assertThat(reason(rotation)).contains("Stage api/canary was put back to old");
    assertThat(rotation.held().resumed().sent())
        .containsExactly("rot/ACTIVATING#2/switch/api/canary");
  }

  @Test
  void aStageThatSomebodySwitchedToTheSuccessorIsWhereItBelongs() {
    RotationFixture rotation = activatingRotation().switchedBySomebody(CANARY, "old", "new");
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING/switch/api/prod");
  }

  @Test
  void aStagePutBackAfterTheSwitchKeepsTheOldCertificateTrustedHoweverOftenResumed() {
    RotationFixture rotation = drainingRotation().switchedBySomebody(PROD, "new", "old");
    assertThat(reason(rotation)).contains("old certificate old is in use again: api/prod");
    assertThat(reason(rotation.held().resumed())).contains("in use again");
    assertThat(rotation.switchedBySomebody(PROD, "old", "new").sent()).isEmpty();
    assertThat(rotation.decision.wakeAt()).contains(rotation.now.plus(DRAIN));
  }

  @Test
  void aStageOutsideThatTakesUpTheOldCertificateStopsItsRetirement() {
    RotationFixture rotation = untrustingRotation().switchedBySomebody(ELSEWHERE, null, "old");
    assertThat(reason(rotation)).contains("other/prod");
  }

  @Test
  void aSuccessorThatSomebodyDeletedHoldsTheRotation() {
    assertThat(reason(distributingRotation().deleted("new")))
        .contains("Certificate new was deleted");
  }

  @Test
  void aBackendThatJoinsMustTrustBothToo() {
    RotationFixture rotation = activatingRotation().registeredAndBound("stock");
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING/trust/stock/0");
    assertThat(((ReviseTrust) rotation.command()).add()).containsExactly("new", "old");
    assertThat(rotation.switched(CANARY, "old", "new").sent()).isEmpty();
  }

  @Test
  void aBackendThatHasLeftEveryStageIsNotWaitedFor() {
    RotationFixture rotation = plannedRotation().unbound(CANARY);
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.unbound(PROD).sent()).containsExactly("rot/PLANNED/enter/PREPARED");
  }

  @Test
  void newsOfAStageFromBeforeTheRequestIsNoDisturbance() {
    RotationFixture rotation = distributingRotation();
    rotation.given(
        new CertificateAssignedToStage(CANARY, null, "third", null, START.minusSeconds(9)));
    assertThat(rotation.sent()).isEmpty();
  }

  @Test
  void aBundleThatSomebodyRevisedMeanwhileIsRevisedAgain() {
    RotationFixture rotation = distributingRotation().told(2, "old", "third");
    assertThat(rotation.sent()).containsExactly("rot/DISTRIBUTING/trust/orders/2");
  }

  @Test
  void proofThatIsLostAgainIsAskedForAgain() {
    RotationFixture rotation = distributingRotation().told(2, "old", "new");
    rotation.proved("a", Set.of("old", "new")).unreachable("a").proved("b", Set.of("old", "new"));
    assertThat(rotation.sent()).isEmpty();
  }

  @Test
  void theOldCertificateLeavesTheBundleOfABackendThatHasLeftToo() {
    RotationFixture rotation = drainingRotation().unbound(CANARY).unbound(PROD);
    rotation.after(DRAIN).enters(RotationPhase.UNTRUSTING);
    assertThat(rotation.sent()).containsExactly("rot/UNTRUSTING/trust/orders/2");
    assertThat(rotation.told(3, "new").sent()).containsExactly("rot/UNTRUSTING/enter/RETIRED");
  }

  @Test
  void aHoldThatMeetsTheNextPhaseHoldsThatPhase() {
    RotationFixture rotation = distributingRotation().held().enters(RotationPhase.ACTIVATING);
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.resumed().decision.wakeAt()).isPresent();
  }

  @Test
  void aResumeOfWhatWasNotHeldGivesTimeAgain() {
    RotationFixture rotation = activatingRotation().after(DEADLINE).resumed();
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING#2/switch/api/canary");
  }

  private static String reason(RotationFixture rotation) {
    return ((HoldRotation) rotation.command()).reason();
  }
}
