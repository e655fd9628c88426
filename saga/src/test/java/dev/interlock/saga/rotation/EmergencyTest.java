package dev.interlock.saga.rotation;

import static dev.interlock.saga.rotation.RotationFixture.CANARY;
import static dev.interlock.saga.rotation.RotationFixture.PROD;
import static dev.interlock.saga.rotation.RotationFixture.activatingInWaves;
import static dev.interlock.saga.rotation.RotationFixture.drainingRotation;
import static dev.interlock.saga.rotation.RotationFixture.plannedEmergency;
import static dev.interlock.saga.rotation.RotationFixture.plannedRotation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.RotationPhase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The key of the old certificate is compromised: evidence of the new one is all that is asked. */
class EmergencyTest {
  private static final String WHY = "AKIA1 declared the key of old compromised (the key leaked)";
  private static final Set<String> NEW = Set.of("new");
  private static final Set<String> BOTH = Set.of("old", "new");

  @Test
  void asksNothingAboutTheOldCertificateAndSaysWhoDeclaredIt() {
    RotationFixture rotation = plannedEmergency();
    assertThat(rotation.sent()).containsExactly("rot/PLANNED/enter/PREPARED");
    assertThat(because(rotation)).containsExactly(WHY);
    rotation.enters(RotationPhase.PREPARED).generated().enters(RotationPhase.DISTRIBUTING);
    assertThat(rotation.told(2, "old", "new").proved(NEW).sent())
        .containsExactly("rot/DISTRIBUTING/enter/ACTIVATING");
  }

  @Test
  void switchesNothingToWhatABackendDoesNotAccept() {
    RotationFixture rotation = distributing().told(2, "old", "new").proved("a", NEW);
    assertThat(rotation.unreachable("b").sent()).isEmpty();
    assertThat(rotation.excluded("orders").sent())
        .containsExactly("rot/DISTRIBUTING/enter/ACTIVATING");
  }

  @Test
  void aSuccessorThatEveryBackendTrustsAlreadyIsSwitchedToAtOnce() {
    RotationFixture rotation = plannedEmergency().generated().told(2, "old", "new").proved(BOTH);
    rotation.enters(RotationPhase.PREPARED);
    assertThat(rotation.sent()).containsExactly("rot/PREPARED/enter/DISTRIBUTING");
    assertThat(rotation.enters(RotationPhase.DISTRIBUTING).sent())
        .containsExactly("rot/DISTRIBUTING/enter/ACTIVATING");
    assertThat(rotation.enters(RotationPhase.ACTIVATING).sent())
        .containsExactly("rot/ACTIVATING/switch/api/canary");
  }

  @Test
  void theStagesSwitchInOneWaveAndAreConfirmedBeforeTheOldOneIsUntrusted() {
    RotationFixture rotation = activatingInWaves().escalated().switched(CANARY, "old", "new");
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING/switch/api/prod");
    assertThat(rotation.switched(PROD, "old", "new").sent())
        .containsExactly("rot/ACTIVATING/probe/orders/1");
    assertThat(rotation.proved(BOTH).sent()).containsExactly("rot/ACTIVATING/enter/DRAINING");
  }

  @Test
  void nobodyCanHoldItOpenByPresentingTheOldCertificate() {
    RotationFixture rotation = drainingRotation().observed("a", "old");
    assertThat(rotation.escalated().sent()).containsExactly("rot/DRAINING/enter/UNTRUSTING");
    assertThat(because(rotation))
        .contains(WHY + ": no session opened with it is waited for")
        .anySatisfy(
            reason -> assertThat(reason).startsWith("a backend has seen old on connections"));
  }

  @Test
  void aRoutineRotationThatWaitsForProofOfTheOldOneGoesOnWhenItIsEscalated() {
    assertThat(plannedRotation().unreachable("a").escalated().sent())
        .containsExactly("rot/PLANNED/enter/PREPARED");
  }

  @Test
  void aDeadlineNeverAdvisesToGoBack() {
    RotationFixture rotation = distributing().told(2, "old", "new").afterDeadline();
    assertThat(((HoldRotation) rotation.command()).reason())
        .endsWith("Mend this and resume, or exclude what does not answer.");
  }

  @Test
  void aStageReturnsToTheOldCertificateWhenAPersonAsksForThat() {
    RotationFixture rotation =
        drainingRotation().escalated().rollbackRequested().enters(RotationPhase.ROLLING_BACK);
    assertThat(rotation.sent()).containsExactly("rot/ROLLING_BACK/switch/api/prod");
  }

  private static RotationFixture distributing() {
    return plannedEmergency()
        .enters(RotationPhase.PREPARED)
        .generated()
        .enters(RotationPhase.DISTRIBUTING);
  }

  private static List<String> because(RotationFixture rotation) {
    return ((EnterRotationPhase) rotation.command()).because();
  }
}
