package dev.interlock.query.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import java.util.ArrayList;
import java.util.List;
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

  @Test
  void aRehearsalIsFinishedOnlyWhenTheThrowAwayKeyIsDestroyed() {
    assertThat(RotationState.of(RotationPhase.REHEARSED, false, false))
        .isEqualTo(RotationState.RUNNING);
    assertThat(RotationState.of(RotationPhase.REHEARSED, true, false))
        .isEqualTo(RotationState.FINISHED);
  }

  @ParameterizedTest
  @EnumSource
  void thePointOfNoReturnIsSaidAsThePhaseHasIt(RotationKind kind) {
    List<RotationPhase> phases = new ArrayList<>(kind.course());
    phases.addAll(List.of(RotationPhase.ROLLING_BACK, RotationPhase.ROLLED_BACK));
    for (RotationPhase phase : phases) {
      String sentence = PointOfNoReturn.sentence(kind, phase, "old001", "new001");
      assertThat(sentence.startsWith("It can be taken back")).isEqualTo(phase.reversible());
    }
  }
}
