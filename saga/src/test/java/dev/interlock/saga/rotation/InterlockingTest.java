package dev.interlock.saga.rotation;

import static dev.interlock.saga.rotation.RotationFixture.CANARY;
import static dev.interlock.saga.rotation.RotationFixture.DEADLINE;
import static dev.interlock.saga.rotation.RotationFixture.DRAIN;
import static dev.interlock.saga.rotation.RotationFixture.PROBE_INTERVAL;
import static dev.interlock.saga.rotation.RotationFixture.PROD;
import static dev.interlock.saga.rotation.RotationFixture.activatingRotation;
import static dev.interlock.saga.rotation.RotationFixture.activatingRotationWhereObservationIsRequired;
import static dev.interlock.saga.rotation.RotationFixture.distributingRotation;
import static dev.interlock.saga.rotation.RotationFixture.drainingRotation;
import static dev.interlock.saga.rotation.RotationFixture.drainingRotationOfComputedDrain;
import static dev.interlock.saga.rotation.RotationFixture.plannedRotation;
import static dev.interlock.saga.rotation.RotationFixture.plannedRotationWhereLoadedSuffices;
import static dev.interlock.saga.rotation.RotationFixture.preparedRotation;
import static dev.interlock.saga.rotation.RotationFixture.preparedRotationToAnExistingSuccessor;
import static dev.interlock.saga.rotation.RotationFixture.retiredRotation;
import static dev.interlock.saga.rotation.RotationFixture.untrustingRotation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.BackendEvent.DiscoveryFailed;
import dev.interlock.contract.BackendEvent.DiscoveryRecovered;
import dev.interlock.contract.BackendEvent.InstanceJoined;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The way forward, phase by phase. */
class InterlockingTest {

  @Test
  void aPlannedRotationProbesAtOnceWhatIsNotKnownToAcceptTheOldCertificate() {
    assertThat(plannedRotation().sent()).containsExactly("rot/PLANNED/probe/orders/1");
  }

  @Test
  void aPlannedRotationIsPreparedWhenEveryInstanceAcceptsTheOldCertificate() {
    RotationFixture rotation = plannedRotation().proved("a", Set.of("old"));
    assertThat(rotation.sent()).isEmpty();
    rotation.proved("b", Set.of("old"));
    assertThat(rotation.sent()).containsExactly("rot/PLANNED/enter/PREPARED");
    assertThat(((EnterRotationPhase) rotation.command()).because())
        .containsExactly(
            "backend orders: every instance accepts old (DISCRIMINATING),"
                + " last probed 2026-01-01T00:00:01Z");
  }

  @Test
  void whereAcknowledgementsSufficeNothingIsProbed() {
    RotationFixture rotation = plannedRotationWhereLoadedSuffices();
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.acknowledged("a", 1).acknowledged("b", 1).sent())
        .containsExactly("rot/PLANNED/enter/PREPARED");
    assertThat(((EnterRotationPhase) rotation.command()).because())
        .containsExactly(
            "backend orders: every instance accepts old (LOADED), bundle version 1 acknowledged");
  }

  @Test
  void aPreparedRotationGeneratesTheSuccessorOnce() {
    RotationFixture rotation = preparedRotation();
    assertThat(rotation.sent()).containsExactly("rot/PREPARED/generate/new");
    assertThat(rotation.after(PROBE_INTERVAL).sent()).isEmpty();
    assertThat(rotation.generated().sent()).containsExactly("rot/PREPARED/enter/DISTRIBUTING");
  }

  @Test
  void anExistingSuccessorIsWaitedForAndNeverGenerated() {
    RotationFixture rotation = preparedRotationToAnExistingSuccessor();
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.started().sent()).isEmpty();
    assertThat(rotation.generated().sent()).containsExactly("rot/PREPARED/enter/DISTRIBUTING");
    assertThat(((EnterRotationPhase) rotation.command()).because())
        .containsExactly("certificate new existed before");
  }

  @Test
  void aDistributingRotationTellsEachBackendToTrustBoth() {
    RotationFixture rotation = distributingRotation();
    assertThat(rotation.sent()).containsExactly("rot/DISTRIBUTING/trust/orders/1");
    assertThat(((ReviseTrust) rotation.command()).add()).containsExactly("new");
  }

  @Test
  void aDistributingRotationProbesAfterAnIntervalOnlyThoseThatLackProof() {
    RotationFixture rotation = distributingRotation().told(2, "old", "new");
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.after(PROBE_INTERVAL).sent())
        .containsExactly("rot/DISTRIBUTING/probe/orders/1");
    assertThat(rotation.after(PROBE_INTERVAL).sent())
        .containsExactly("rot/DISTRIBUTING/probe/orders/2");
  }

  @Test
  void aDistributingRotationWaitsForProofOfBoth() {
    RotationFixture rotation =
        distributingRotation().told(2, "old", "new").acknowledged("a", 2).acknowledged("b", 2);
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.proved("a", Set.of("old", "new")).proved("b", Set.of("new")).sent())
        .isEmpty();
    assertThat(rotation.proved("b", Set.of("old", "new")).sent())
        .containsExactly("rot/DISTRIBUTING/enter/ACTIVATING");
  }

  @Test
  void anActivatingRotationSwitchesOneStageAfterAnother() {
    RotationFixture rotation = activatingRotation();
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING/switch/api/canary");
    assertThat(((SwitchStage) rotation.command()).from()).isEqualTo("old");
    assertThat(rotation.after(PROBE_INTERVAL).sent()).isEmpty();
    assertThat(rotation.switched(CANARY, "old", "new").sent())
        .containsExactly("rot/ACTIVATING/switch/api/prod");
  }

  @Test
  void anActivatingRotationSwitchesNothingWhileABackendLacksProof() {
    RotationFixture rotation = activatingRotation().unreachable("b");
    assertThat(rotation.switched(CANARY, "old", "new").sent()).isEmpty();
    assertThat(rotation.proved("b", Set.of("old", "new")).sent())
        .containsExactly("rot/ACTIVATING/switch/api/prod");
  }

  @Test
  void anActivatingRotationSwitchesNothingToWhatABackendIsToldToDrop() {
    RotationFixture rotation = activatingRotation().told(3, "old");
    assertThat(rotation.switched(CANARY, "old", "new").sent()).isEmpty();
  }

  @Test
  void aDistributingRotationWaitsWhileItIsNotKnownWhichInstancesThereAre() {
    RotationFixture rotation = distributingRotation().told(2, "old", "new");
    rotation.given(new DiscoveryFailed("orders", "no answer", rotation.now));
    assertThat(rotation.proved(Set.of("old", "new")).sent()).isEmpty();
    assertThat(rotation.given(new DiscoveryRecovered("orders", rotation.now)).sent())
        .containsExactly("rot/DISTRIBUTING/enter/ACTIVATING");
  }

  @Test
  void aDistributingRotationWaitsForAnInstanceThatJoins() {
    RotationFixture rotation =
        distributingRotation().told(2, "old", "new").proved("a", Set.of("old", "new"));
    rotation.given(new InstanceJoined("orders", new Instance("c", "c:8443"), rotation.now));
    assertThat(rotation.proved("b", Set.of("old", "new")).sent()).isEmpty();
    assertThat(rotation.proved("c", Set.of("old", "new")).sent())
        .containsExactly("rot/DISTRIBUTING/enter/ACTIVATING");
  }

  @Test
  void theLastSwitchIsConfirmedByARoundOfProbesAtOnce() {
    RotationFixture rotation = activatingRotation().switched(CANARY, "old", "new");
    assertThat(rotation.switched(PROD, "old", "new").sent())
        .containsExactly("rot/ACTIVATING/probe/orders/1");
    assertThat(rotation.proved("a", Set.of("new")).sent()).isEmpty();
    assertThat(rotation.proved("b", Set.of("new")).sent())
        .containsExactly("rot/ACTIVATING/enter/DRAINING");
  }

  @Test
  void aDrainingRotationWaitsOnWhileABackendSeesTheOldCertificate() {
    RotationFixture rotation = drainingRotation().after(DRAIN.minusSeconds(2)).observed("a", "old");
    Instant seen = rotation.now;
    assertThat(rotation.after(DRAIN.minusSeconds(1)).sent()).isEmpty();
    assertThat(rotation.decision.wakeAt()).contains(seen.plus(DRAIN));
    assertThat(rotation.after(Duration.ofSeconds(1)).sent())
        .containsExactly("rot/DRAINING/enter/UNTRUSTING");
  }

  @Test
  void whatABackendSeesIsNotCutShort() {
    RotationFixture rotation = drainingRotation().observed("a", "old");
    Instant seen = rotation.now;
    assertThat(rotation.expedited().sent()).isEmpty();
    assertThat(rotation.decision.wakeAt()).contains(seen.plus(DRAIN));
    assertThat(rotation.after(DRAIN).sent()).containsExactly("rot/DRAINING/enter/UNTRUSTING");
  }

  @Test
  void whereObservationIsRequiredTheStagesDrainOnlyWhenEveryInstanceSawTheNewCertificate() {
    RotationFixture rotation =
        activatingRotationWhereObservationIsRequired()
            .switched(CANARY, "old", "new")
            .observed("a", "new")
            .switched(PROD, "old", "new")
            .proved(Set.of("old", "new"))
            .observed("b", "new");
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.after(PROBE_INTERVAL).sent()).as("no probe shows it").isEmpty();
    assertThat(rotation.observed("a", "new").sent())
        .containsExactly("rot/ACTIVATING/enter/DRAINING");
  }

  @Test
  void aDrainingRotationWaitsForTimeAlone() {
    RotationFixture rotation = drainingRotation();
    assertThat(rotation.decision.wakeAt()).contains(rotation.now.plus(DRAIN));
    assertThat(rotation.after(DRAIN.minusSeconds(1)).sent()).isEmpty();
    assertThat(rotation.after(PROBE_INTERVAL).sent())
        .containsExactly("rot/DRAINING/enter/UNTRUSTING");
  }

  @Test
  void aComputedDrainIsTheLongestThatABackendDeclaresAlsoOneThatJoins() {
    RotationFixture rotation = drainingRotationOfComputedDrain();
    assertThat(rotation.decision.wakeAt()).contains(rotation.now.plus(DRAIN));
    Instant entered = rotation.now;
    rotation.registeredAndBound("stock", Duration.ofMinutes(40));
    rotation.told("stock", 1, "old", "new");
    assertThat(rotation.decision.wakeAt()).contains(entered.plus(Duration.ofMinutes(40)));
    assertThat(rotation.after(Duration.ofMinutes(39)).sent()).isEmpty();
    assertThat(rotation.after(Duration.ofMinutes(1)).sent())
        .containsExactly("rot/DRAINING/enter/UNTRUSTING");
  }

  @Test
  void anUntrustingRotationTellsEachBackendToDropTheOldCertificate() {
    RotationFixture rotation = untrustingRotation();
    assertThat(rotation.sent()).containsExactly("rot/UNTRUSTING/trust/orders/2");
    assertThat(((ReviseTrust) rotation.command()).remove()).containsExactly("old");
  }

  @Test
  void anUntrustingRotationWaitsForProofOfRefusal() {
    RotationFixture rotation = untrustingRotation().told(3, "new").proved("a", Set.of("new"));
    assertThat(rotation.proved("b", Set.of("old", "new")).sent()).isEmpty();
    assertThat(rotation.unreachable("b").sent()).isEmpty();
    assertThat(rotation.proved("b", Set.of("new")).sent())
        .containsExactly("rot/UNTRUSTING/enter/RETIRED");
  }

  @Test
  void aRetiredRotationIsCompleteWhenTheKeyIsDestroyed() {
    RotationFixture rotation = retiredRotation();
    assertThat(rotation.sent()).containsExactly("rot/RETIRED/retire/old/0");
    assertThat(rotation.deleted("old").state.complete(rotation.facts)).isFalse();
    assertThat(rotation.destroyed("old").state.complete(rotation.facts)).isTrue();
    assertThat(rotation.sent()).isEmpty();
  }

  @Test
  void aRefusedRetirementIsTriedAgainLater() {
    RotationFixture rotation = retiredRotation().refused("rot/RETIRED/retire/old/0", "in use");
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.after(PROBE_INTERVAL).sent()).containsExactly("rot/RETIRED/retire/old/1");
  }

  @Test
  void aPhaseThatWaitsTooLongIsHeldAndNamesWhatItWaitsFor() {
    RotationFixture rotation =
        distributingRotation().told(2, "old", "new").proved("a", Set.of("old", "new"));
    rotation.afterDeadline();
    assertThat(rotation.sent()).containsExactly("rot/DISTRIBUTING/hold/1");
    HoldRotation hold = (HoldRotation) rotation.command();
    assertThat(hold.backends()).containsExactly("orders");
    assertThat(hold.reason())
        .contains("DISTRIBUTING has waited 10m")
        .contains("backend orders: b not known to accept new (DISCRIMINATING is required)");
  }

  @Test
  void aHeldRotationDoesNothingUntilResumedAndThenAsksUnderNewIds() {
    RotationFixture rotation = activatingRotation().held();
    assertThat(rotation.after(DEADLINE).sent()).isEmpty();
    assertThat(rotation.resumed().sent()).containsExactly("rot/ACTIVATING#2/switch/api/canary");
    assertThat(rotation.decision.wakeAt()).contains(rotation.now.plus(PROBE_INTERVAL));
  }

  @Test
  void aRefusedCommandHoldsTheRotationWithItsReason() {
    RotationFixture rotation =
        activatingRotation().refused("rot/ACTIVATING/switch/api/canary", "the stage is locked");
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING/hold/1");
    assertThat(((HoldRotation) rotation.command()).reason())
        .isEqualTo("Command rot/ACTIVATING/switch/api/canary was refused: the stage is locked");
  }

  @Test
  void aRefusalOfWhatIsSoAlreadyIsPassedOver() {
    RotationFixture rotation = activatingRotation().switched(CANARY, "old", "new");
    assertThat(rotation.refused("rot/ACTIVATING/switch/api/canary", "presents new").sent())
        .isEmpty();
  }
}
