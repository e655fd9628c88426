package dev.interlock.query.page;

import static dev.interlock.contract.RotationKind.REHEARSAL;
import static dev.interlock.contract.RotationKind.ROUTINE;
import static dev.interlock.contract.RotationPhase.DISTRIBUTING;
import static dev.interlock.contract.RotationPhase.PLANNED;
import static dev.interlock.contract.RotationPhase.PREPARED;
import static dev.interlock.contract.RotationPhase.ROLLING_BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.interlock.contract.RotationPhase;
import dev.interlock.query.rotation.RotationStep;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhaseMarkTest {

  @Test
  void phasesBeforeTheCurrentOneAreDoneAndThoseAfterItAreAhead() {
    assertThat(PhaseMark.line(ROUTINE, DISTRIBUTING, entered(PLANNED, PREPARED, DISTRIBUTING)))
        .extracting(PhaseMark::status)
        .containsExactly("done", "done", "now", "ahead", "ahead", "ahead", "ahead");
  }

  @Test
  void theWayBackFollowsWhatWasReached() {
    List<PhaseMark> line =
        PhaseMark.line(
            ROUTINE, ROLLING_BACK, entered(PLANNED, PREPARED, DISTRIBUTING, ROLLING_BACK));
    assertThat(line)
        .extracting(PhaseMark::status)
        .containsExactly("done", "done", "done", "skipped", "skipped", "skipped", "skipped", "now");
    assertThat(line.getLast().name()).isEqualTo("Rolling back");
  }

  @Test
  void aRehearsalHasALineOfItsOwn() {
    assertThat(PhaseMark.line(REHEARSAL, DISTRIBUTING, entered(PLANNED, PREPARED, DISTRIBUTING)))
        .extracting(PhaseMark::name, PhaseMark::status)
        .contains(tuple("Withdrawing", "ahead"), tuple("Rehearsed", "ahead"))
        .hasSize(5);
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
