package dev.interlock.saga.rotation;

import static dev.interlock.saga.rotation.RotationFixture.CANARY;
import static dev.interlock.saga.rotation.RotationFixture.DRAIN;
import static dev.interlock.saga.rotation.RotationFixture.PROBE_INTERVAL;
import static dev.interlock.saga.rotation.RotationFixture.PROD;
import static dev.interlock.saga.rotation.RotationFixture.activatingRotation;
import static dev.interlock.saga.rotation.RotationFixture.distributingRotation;
import static dev.interlock.saga.rotation.RotationFixture.drainingRotation;
import static dev.interlock.saga.rotation.RotationFixture.untrustingRotation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.RotationPhase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the saga makes of what people ask. */
class InterventionTest {

  @Test
  void anExcludedBackendIsToldTheBundleAndNotWaitedFor() {
    RotationFixture rotation = distributingRotation().excluded("orders");
    assertThat(rotation.sent()).isEmpty(); // it was told already
    rotation.told(2, "old", "new");
    assertThat(rotation.sent()).containsExactly("rot/DISTRIBUTING/enter/ACTIVATING");
    assertThat(because(rotation))
        .containsExactly(
            "backend orders: excluded by AKIA1 (burnt down); a, b not known to accept new");
  }

  @Test
  void oneBackendIsExcludedAndTheOthersAreWaitedFor() {
    RotationFixture rotation =
        activatingRotation()
            .registeredAndBound("stock")
            .told("stock", 1, "old", "new")
            .switched(CANARY, "old", "new");
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.unreachable("a").excluded("stock").sent()).isEmpty();
    assertThat(rotation.proved("a", Set.of("old", "new")).sent())
        .containsExactly("rot/ACTIVATING/switch/api/prod");
  }

  @Test
  void whatIsRefusedToAnExcludedBackendHoldsNothing() {
    RotationFixture rotation =
        distributingRotation()
            .excluded("orders")
            .refused("rot/DISTRIBUTING/trust/orders/1", "it shuts out another certificate");
    assertThat(rotation.sent()).containsExactly("rot/DISTRIBUTING/enter/ACTIVATING");
  }

  @Test
  void anExcludedBackendDoesNotKeepAStageFromReturning() {
    RotationFixture rotation =
        drainingRotation().unreachable("a").rollbackRequested().enters(RotationPhase.ROLLING_BACK);
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.excluded("orders").sent())
        .containsExactly("rot/ROLLING_BACK/switch/api/prod");
  }

  @Test
  void anExcludedBackendIsToldToDropTheOldCertificateBeforeThatIsRetired() {
    RotationFixture rotation = untrustingRotation().excluded("orders");
    assertThat(rotation.told(3, "new").sent()).containsExactly("rot/UNTRUSTING/enter/RETIRED");
  }

  @Test
  void aRetryProbesAtOnceWhatLacksProofAndNothingElse() {
    RotationFixture rotation =
        distributingRotation().told(2, "old", "new").proved("a", Set.of("old", "new"));
    assertThat(rotation.retried().sent()).containsExactly("rot/DISTRIBUTING/probe/orders/1");
    assertThat(rotation.decision.wakeAt()).contains(rotation.now.plus(PROBE_INTERVAL));
    assertThat(rotation.retried().sent()).containsExactly("rot/DISTRIBUTING/probe/orders/2");
    assertThat(rotation.proved("b", Set.of("old", "new")).sent())
        .containsExactly("rot/DISTRIBUTING/enter/ACTIVATING");
    assertThat(rotation.retried().sent()).isEmpty();
  }

  @Test
  void aRetryAsksAgainForWhatWasRefused() {
    RotationFixture rotation =
        activatingRotation().refused("rot/ACTIVATING/switch/api/canary", "the stage is locked");
    assertThat(rotation.retried().sent()).containsExactly("rot/ACTIVATING#2/switch/api/canary");
  }

  @Test
  void aRetryGivesNoMoreTime() {
    RotationFixture late = distributingRotation().told(2, "old", "new").retried();
    assertThat(late.afterDeadline().sent()).containsExactly("rot/DISTRIBUTING/hold/1");
  }

  @Test
  void aResumeProbesAtOnce() {
    RotationFixture rotation = distributingRotation().told(2, "old", "new").held().resumed();
    assertThat(rotation.sent()).containsExactly("rot/DISTRIBUTING#2/probe/orders/1");
  }

  @Test
  void anExpeditedRotationDoesNotDrain() {
    RotationFixture rotation = drainingRotation().expedited();
    assertThat(rotation.sent()).containsExactly("rot/DRAINING/enter/UNTRUSTING");
    assertThat(because(rotation))
        .contains(
            "sessions opened with old might live until %s, which a person cut short"
                .formatted(rotation.state.course().enteredAt().plus(DRAIN)));
  }

  @Test
  void anExpeditedRotationStillWaitsForProof() {
    RotationFixture rotation = activatingRotation().expedited().unreachable("b");
    assertThat(rotation.switched(CANARY, "old", "new").sent()).isEmpty();
    rotation.proved("b", Set.of("old", "new")).switched(PROD, "old", "new");
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING/probe/orders/1");
  }

  private static List<String> because(RotationFixture rotation) {
    return ((EnterRotationPhase) rotation.command()).because();
  }
}
