package dev.interlock.query.page;

import static dev.interlock.contract.RotationPhase.DISTRIBUTING;
import static dev.interlock.contract.RotationPhase.PLANNED;
import static dev.interlock.contract.RotationPhase.PREPARED;
import static dev.interlock.contract.RotationPhase.ROLLING_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.RotationPhase;
import dev.interlock.query.rotation.RotationStep;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhaseMarkTest {

  @Test
  void phasesBeforeTheCurrentOneAreDoneAndThoseAfterItAreAhead() {
    assertThat(PhaseMark.line(DISTRIBUTING, entered(PLANNED, PREPARED, DISTRIBUTING)))
        .extracting(PhaseMark::status)
        .containsExactly("done", "done", "now", "ahead", "ahead", "ahead", "ahead");
  }

  @Test
  void theWayBackFollowsWhatWasReached() {
    List<PhaseMark> line =
        PhaseMark.line(ROLLING_BACK, entered(PLANNED, PREPARED, DISTRIBUTING, ROLLING_BACK));
    assertThat(line)
        .extracting(PhaseMark::status)
        .containsExactly("done", "done", "done", "skipped", "skipped", "skipped", "skipped", "now");
    assertThat(line.getLast().name()).isEqualTo("Rolling back");
  }

  private static List<RotationStep> entered(RotationPhase... phases) {
    return Stream.of(phases)
        .map(
            phase ->
                new RotationStep(
                    Instant.EPOCH, RotationStep.Kind.PHASE, phase, List.of(), List.of(), null))
        .toList();
  }
}
