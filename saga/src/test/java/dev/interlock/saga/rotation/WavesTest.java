package dev.interlock.saga.rotation;

import static dev.interlock.saga.rotation.RotationFixture.CANARY;
import static dev.interlock.saga.rotation.RotationFixture.DEADLINE;
import static dev.interlock.saga.rotation.RotationFixture.PAUSE;
import static dev.interlock.saga.rotation.RotationFixture.PROD;
import static dev.interlock.saga.rotation.RotationFixture.activatingInWaves;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Command.HoldRotation;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A canary first, and the other stage in a wave of its own. */
class WavesTest {
  private static final Set<String> BOTH = Set.of("old", "new");

  @Test
  void theNextWaveWaitsForAProbeSinceTheLastSwitchAndForThePause() {
    RotationFixture rotation = activatingInWaves();
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING/switch/api/canary");
    rotation.switched(CANARY, "old", "new");
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING/probe/orders/1");
    assertThat(rotation.after(PAUSE).proved("a", BOTH).sent()).isEmpty();
    assertThat(rotation.proved("b", BOTH).sent()).containsExactly("rot/ACTIVATING/switch/api/prod");
  }

  @Test
  void aConfirmedWaveStillWaitsForThePauseAndWakesWhenItIsOver() {
    RotationFixture rotation = activatingInWaves().switched(CANARY, "old", "new");
    Instant switched = rotation.now;
    rotation.proved(BOTH);
    assertThat(rotation.sent()).isEmpty();
    while (rotation.decision.wakeAt().orElseThrow().isBefore(switched.plus(PAUSE))) {
      rotation.now = rotation.decision.wakeAt().orElseThrow();
      assertThat(rotation.after(Duration.ZERO).sent()).isEmpty();
    }
    assertThat(rotation.decision.wakeAt()).contains(switched.plus(PAUSE));
    rotation.now = switched.plus(PAUSE);
    assertThat(rotation.after(Duration.ZERO).sent())
        .containsExactly("rot/ACTIVATING/switch/api/prod");
  }

  @Test
  void anExpeditedRotationDoesNotPauseButIsConfirmed() {
    RotationFixture rotation = activatingInWaves().expedited().switched(CANARY, "old", "new");
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING/probe/orders/1");
    assertThat(rotation.proved(BOTH).sent()).containsExactly("rot/ACTIVATING/switch/api/prod");
  }

  @Test
  void aRefusalOfWhatTheCanaryPresentsHoldsAtOnceAndAResumeProbesAgain() {
    RotationFixture rotation =
        activatingInWaves().acknowledged("a", 2).switched(CANARY, "old", "new");
    rotation.proved("a", Set.of("old"));
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING/hold/1");
    assertThat(((HoldRotation) rotation.command()).reason())
        .startsWith("Backend orders: a refused new at ")
        .endsWith("after a stage was switched to it. Mend this and resume, or roll back.");
    rotation.held().resumed();
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING#2/probe/orders/1");
    assertThat(rotation.after(PAUSE).proved(BOTH).sent())
        .containsExactly("rot/ACTIVATING#2/switch/api/prod");
  }

  @Test
  void aRefusalOfAnInstanceThatHasStillToInstallItIsWaitedFor() {
    RotationFixture rotation = activatingInWaves().switched(CANARY, "old", "new");
    assertThat(rotation.proved("a", Set.of("old")).sent()).isEmpty();
  }

  @Test
  void thePauseDoesNotCountAsWaitingForEvidence() {
    RotationFixture rotation = activatingInWaves().switched(CANARY, "old", "new");
    assertThat(rotation.after(PAUSE.plus(DEADLINE).minusSeconds(1)).sent())
        .doesNotContain("rot/ACTIVATING/hold/1");
    assertThat(rotation.after(Duration.ofSeconds(2)).sent())
        .containsExactly("rot/ACTIVATING/hold/1");
  }

  @Test
  void theLastWaveIsConfirmedBeforeTheDrain() {
    RotationFixture rotation =
        activatingInWaves()
            .switched(CANARY, "old", "new")
            .proved(BOTH)
            .after(PAUSE)
            .switched(PROD, "old", "new");
    assertThat(rotation.sent()).containsExactly("rot/ACTIVATING/probe/orders/2");
    assertThat(rotation.proved(BOTH).sent()).containsExactly("rot/ACTIVATING/enter/DRAINING");
  }
}
