package dev.interlock.saga.rotation;

import static dev.interlock.saga.rotation.RotationFixture.CANARY;
import static dev.interlock.saga.rotation.RotationFixture.DRAIN;
import static dev.interlock.saga.rotation.RotationFixture.PROD;
import static dev.interlock.saga.rotation.RotationFixture.START;
import static dev.interlock.saga.rotation.RotationFixture.plannedRotationOfWhatExpires;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.RotationPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rotations of a certificate that has expired before, or expires in the middle. */
class ExpiryTest {
  private static final Instant BEFORE = START.minusSeconds(1);
  private static final Duration UNTIL_THEN = Duration.ofHours(1);
  private static final Set<String> NEW = Set.of("new");
  private static final Set<String> BOTH = Set.of("old", "new");

  @Test
  void nothingDependsOnWhatBackendsMakeOfACertificateThatHasExpired() {
    RotationFixture rotation = plannedRotationOfWhatExpires(BEFORE);
    assertThat(rotation.sent()).containsExactly("rot/PLANNED/enter/PREPARED");
    assertThat(because(rotation))
        .containsExactly(
            "certificate old expired on %s: nobody asks who still accepts it".formatted(BEFORE));
    rotation.enters(RotationPhase.PREPARED).generated().enters(RotationPhase.DISTRIBUTING);
    assertThat(rotation.sent()).containsExactly("rot/DISTRIBUTING/trust/orders/1");
    assertThat(rotation.told(2, "old", "new").proved("a", NEW).sent()).isEmpty();
    assertThat(rotation.proved("b", NEW).sent())
        .containsExactly("rot/DISTRIBUTING/enter/ACTIVATING");
  }

  @Test
  void itsRefusalIsProvedAllTheSameBeforeItIsRetired() {
    RotationFixture rotation = switched(plannedRotationOfWhatExpires(BEFORE)).proved(NEW);
    rotation.enters(RotationPhase.DRAINING).after(DRAIN).enters(RotationPhase.UNTRUSTING);
    assertThat(rotation.told(3, "new").sent()).isEmpty();
    assertThat(rotation.proved(BOTH).sent()).as("as Java may").isEmpty();
    assertThat(rotation.proved(NEW).sent()).containsExactly("rot/UNTRUSTING/enter/RETIRED");
  }

  @Test
  void aRotationThatWaitsForItGoesOnWhenItHasExpired() {
    RotationFixture rotation =
        plannedRotationOfWhatExpires(START.plus(UNTIL_THEN)).proved(Set.of());
    assertThat(rotation.sent()).doesNotContain("rot/PLANNED/enter/PREPARED");
    rotation.now = START.plus(UNTIL_THEN);
    assertThat(rotation.after(Duration.ofNanos(1)).sent())
        .containsExactly("rot/PLANNED/enter/PREPARED");
  }

  @Test
  void noStageReturnsToWhatExpiresDuringTheRollbackAndTheSuccessorIsKept() {
    RotationFixture rotation =
        switched(plannedRotationOfWhatExpires(START.plus(UNTIL_THEN)))
            .proved(BOTH)
            .enters(RotationPhase.DRAINING)
            .rollbackRequested()
            .enters(RotationPhase.ROLLING_BACK);
    assertThat(rotation.sent()).containsExactly("rot/ROLLING_BACK/switch/api/prod");
    rotation.switched(PROD, "new", "old").proved("b", NEW);
    assertThat(rotation.after(UNTIL_THEN).sent())
        .as("the canary may be returning")
        .doesNotContain("rot/ROLLING_BACK/enter/ROLLED_BACK");
    assertThat(rotation.started().sent())
        .as("a start does not know better, and asks again")
        .contains("rot/ROLLING_BACK/switch/api/canary")
        .doesNotContain("rot/ROLLING_BACK/enter/ROLLED_BACK");
    rotation.refused("rot/ROLLING_BACK/switch/api/canary", "it expired");
    assertThat(rotation.sent()).containsExactly("rot/ROLLING_BACK/enter/ROLLED_BACK");
    assertThat(because(rotation))
        .contains("stage api/canary presents new", "stage api/prod presents old")
        .contains(
            "certificate old expired on %s, so new is kept where it is presented"
                .formatted(START.plus(UNTIL_THEN)));
  }

  @Test
  void aRollbackOfNothingSwitchedTakesBackTheSuccessorOfWhatHasExpired() {
    RotationFixture rotation =
        plannedRotationOfWhatExpires(BEFORE)
            .enters(RotationPhase.PREPARED)
            .generated()
            .enters(RotationPhase.DISTRIBUTING)
            .told(2, "old", "new")
            .abortRequested()
            .enters(RotationPhase.ROLLING_BACK);
    assertThat(rotation.sent()).containsExactly("rot/ROLLING_BACK/trust/orders/2");
    assertThat(rotation.told(3, "old").sent()).containsExactly("rot/ROLLING_BACK/retire/new/0");
  }

  private static RotationFixture switched(RotationFixture planned) {
    return planned
        .enters(RotationPhase.PREPARED)
        .generated()
        .enters(RotationPhase.DISTRIBUTING)
        .told(2, "old", "new")
        .proved(NEW)
        .enters(RotationPhase.ACTIVATING)
        .switched(CANARY, "old", "new")
        .switched(PROD, "old", "new");
  }

  private static List<String> because(RotationFixture rotation) {
    return ((EnterRotationPhase) rotation.command()).because();
  }
}
