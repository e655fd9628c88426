package dev.interlock.query.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.RotationPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RotationStateTest {

  @Test
  void aRetiredRotationIsFinishedOnlyWhenTheOldKeyIsDestroyed() {
    assertThat(RotationState.of(RotationPhase.RETIRED, false, false))
        .isEqualTo(RotationState.RUNNING);
    assertThat(RotationState.of(RotationPhase.RETIRED, true, false))
        .isEqualTo(RotationState.FINISHED);
  }

  @Test
  void aRotationThatWasTakenBackIsFinished() {
    assertThat(RotationState.of(RotationPhase.ROLLED_BACK, false, false))
        .isEqualTo(RotationState.FINISHED);
  }

  @Test
  void aRotationThatStandsStillIsHeld() {
    assertThat(RotationState.of(RotationPhase.DRAINING, false, true)).isEqualTo(RotationState.HELD);
  }

  @ParameterizedTest
  @EnumSource
  void thePointOfNoReturnIsSaidAsThePhaseHasIt(RotationPhase phase) {
    String sentence = PointOfNoReturn.sentence(phase, "old001", "new001");
    assertThat(sentence.startsWith("It can be taken back")).isEqualTo(phase.reversible());
  }
}
