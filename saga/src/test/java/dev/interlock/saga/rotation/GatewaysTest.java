package dev.interlock.saga.rotation;

import static dev.interlock.saga.rotation.RotationFixture.CANARY;
import static dev.interlock.saga.rotation.RotationFixture.DEADLINE;
import static dev.interlock.saga.rotation.RotationFixture.DRAIN;
import static dev.interlock.saga.rotation.RotationFixture.PAUSE;
import static dev.interlock.saga.rotation.RotationFixture.PROD;
import static dev.interlock.saga.rotation.RotationFixture.activatingInWaves;
import static dev.interlock.saga.rotation.RotationFixture.activatingRotation;
import static dev.interlock.saga.rotation.RotationFixture.distributingRotation;
import static dev.interlock.saga.rotation.RotationFixture.drainingRotation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.RotationPhase;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a rotation asks of the gateways, which present the certificates. */
class GatewaysTest {
  private static final Set<String> BOTH = Set.of("old", "new");

  @Test
  void theStagesHaveSwitchedOnlyWhenEachGatewaySaysThatItPresentsTheSuccessor() {
    RotationFixture rotation = switched(activatingRotation().joined("edge-1").joined("edge-2"));
    assertThat(rotation.follows("edge-1").said("edge-2", CANARY, 0).sent()).isEmpty();
    assertThat(rotation.said("edge-2", PROD, 7).sent())
        .containsExactly("rot/ACTIVATING/enter/DRAINING");
    assertThat(((EnterRotationPhase) rotation.command()).because())
        .contains("gateway edge-2 presents new at stage api/prod");
  }

  @Test
  void whatAGatewaySaidBeforeAStageSwitchedCountsForNothing() {
    RotationFixture rotation = activatingRotation().joined("edge-1");
    rotation.switched(CANARY, "old", "new").said("edge-1", CANARY, 0);
    rotation.switchedBySomebody(CANARY, "new", "old").switched(CANARY, "old", "new");
    assertThat(rotation.switched(PROD, "old", "new").proved(BOTH).said("edge-1", PROD, 0).sent())
        .isEmpty();
    assertThat(rotation.said("edge-1", CANARY, 0).sent())
        .containsExactly("rot/ACTIVATING/enter/DRAINING");
  }

  @Test
  void theNextWaveWaitsForTheGatewaysAtTheWaveBefore() {
    RotationFixture rotation =
        activatingInWaves().joined("edge-1").switched(CANARY, "old", "new").proved(BOTH);
    assertThat(rotation.after(PAUSE).sent()).doesNotContain("rot/ACTIVATING/switch/api/prod");
    assertThat(rotation.said("edge-1", CANARY, 3).sent())
        .containsExactly("rot/ACTIVATING/switch/api/prod");
  }

  @Test
  void nothingIsUntrustedWhileAConnectionPresentsTheOldCertificate() {
    RotationFixture rotation = drainingRotation().joined("edge-1");
    rotation.said("edge-1", CANARY, 0).said("edge-1", PROD, 2);
    assertThat(rotation.after(DRAIN).sent()).isEmpty();
    assertThat(rotation.said("edge-1", PROD, 0).sent())
        .containsExactly("rot/DRAINING/enter/UNTRUSTING");
  }

  @Test
  void aGatewayThatSaysNothingHoldsTheRotationAfterTheDrainAndIsNamed() {
    RotationFixture rotation = drainingRotation().joined("edge-1");
    rotation.after(DRAIN).after(DEADLINE.dividedBy(2));
    assertThat(rotation.sent()).noneMatch(id -> id.contains("/hold/"));
    rotation.after(DEADLINE.dividedBy(2));
    assertThat(rotation.sent()).containsExactly("rot/DRAINING/hold/1");
    assertThat(((HoldRotation) rotation.command()).reason())
        .contains("gateway edge-1 has not said that it presents new at stage api/canary");
  }

  @Test
  void aGatewayThatHasLeftIsWaitedForNoMore() {
    RotationFixture rotation = switched(activatingRotation().joined("edge-1"));
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.left("edge-1").sent()).containsExactly("rot/ACTIVATING/enter/DRAINING");
  }

  @Test
  void aGatewayThatJoinsWhenTrustIsTakenAwaySpeaksBeforeABackendIsTold() {
    RotationFixture rotation = drainingRotation().after(DRAIN).joined("edge-1");
    assertThat(rotation.enters(RotationPhase.UNTRUSTING).sent()).isEmpty();
    assertThat(rotation.follows("edge-1").sent()).containsExactly("rot/UNTRUSTING/trust/orders/2");
  }

  @Test
  void anEmergencyWaitsForWhatIsPresentedButForNoOpenConnection() {
    RotationFixture rotation = drainingRotation().joined("edge-1").escalated();
    assertThat(rotation.said("edge-1", CANARY, 5).sent()).isEmpty();
    assertThat(rotation.said("edge-1", PROD, 5).sent())
        .containsExactly("rot/DRAINING/enter/UNTRUSTING");
  }

  @Test
  void theSuccessorIsWithdrawnWhenNoGatewayPresentsItAnyMore() {
    RotationFixture rotation = switched(activatingRotation().joined("edge-1")).follows("edge-1");
    rotation.rollbackRequested().enters(RotationPhase.ROLLING_BACK);
    rotation.switched(PROD, "new", "old").switched(CANARY, "new", "old");
    assertThat(rotation.sent()).isEmpty();
    assertThat(rotation.said("edge-1", PROD, 0).said("edge-1", CANARY, 1).sent()).isEmpty();
    assertThat(rotation.said("edge-1", CANARY, 0).sent())
        .containsExactly("rot/ROLLING_BACK/trust/orders/2");
  }

  @Test
  void aRotationThatHasSwitchedNothingIsTakenBackWithoutTheGateways() {
    RotationFixture rotation =
        distributingRotation().told(2, "old", "new").joined("edge-1").abortRequested();
    assertThat(rotation.enters(RotationPhase.ROLLING_BACK).sent())
        .containsExactly("rot/ROLLING_BACK/trust/orders/2");
  }

  private static RotationFixture switched(RotationFixture rotation) {
    return rotation
        .switched(CANARY, "old", "new")
        .switched(PROD, "old", "new")
        .proved(BOTH)
        .after(Duration.ofSeconds(1));
  }
}
