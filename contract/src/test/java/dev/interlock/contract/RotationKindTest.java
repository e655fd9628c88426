package dev.interlock.contract;

import static dev.interlock.contract.RotationPhase.ACTIVATING;
import static dev.interlock.contract.RotationPhase.DISTRIBUTING;
import static dev.interlock.contract.RotationPhase.DRAINING;
import static dev.interlock.contract.RotationPhase.PLANNED;
import static dev.interlock.contract.RotationPhase.PREPARED;
import static dev.interlock.contract.RotationPhase.ROLLED_BACK;
import static dev.interlock.contract.RotationPhase.ROLLING_BACK;
import static dev.interlock.contract.RotationPhase.WITHDRAWING;
import static dev.interlock.contract.RotationPhase.values;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RotationKindTest {

  @ParameterizedTest
  @EnumSource
  void aRotationGoesForwardPhaseByPhaseToATerminalOne(RotationKind kind) {
    List<RotationPhase> course = kind.course();
    assertThat(course.getFirst()).isEqualTo(PLANNED);
    assertThat(course.getLast().terminal()).isTrue();
    for (int i = 0; i + 1 < course.size(); i++) {
      assertThat(successorsOf(kind, course.get(i))).contains(course.get(i + 1));
    }
  }

  @Test
  void thereIsAWayBackUntilTheOldCertificateIsDistrusted() {
    assertThat(fromWhichLeadsBack(RotationKind.ROUTINE))
        .containsExactly(PLANNED, PREPARED, DISTRIBUTING, ACTIVATING, DRAINING);
  }

  @Test
  void aRehearsalHasAWayBackThroughout() {
    assertThat(fromWhichLeadsBack(RotationKind.REHEARSAL))
        .containsExactly(PLANNED, PREPARED, DISTRIBUTING, WITHDRAWING);
  }

  @ParameterizedTest
  @EnumSource
  void nothingFollowsATerminalPhase(RotationKind kind) {
    assertThat(Stream.of(values()).filter(RotationPhase::terminal))
        .allSatisfy(end -> assertThat(successorsOf(kind, end)).isEmpty());
    assertThat(successorsOf(kind, ROLLING_BACK)).containsExactly(ROLLED_BACK);
  }

  @Test
  void noPhaseIsSkippedAndARehearsalNeverSwitches() {
    assertThat(successorsOf(RotationKind.ROUTINE, DISTRIBUTING))
        .containsExactly(ACTIVATING, ROLLING_BACK);
    assertThat(successorsOf(RotationKind.REHEARSAL, DISTRIBUTING))
        .containsExactly(ROLLING_BACK, WITHDRAWING);
    assertThat(RotationKind.REHEARSAL.switches()).isFalse();
    assertThat(RotationKind.ROUTINE.switches()).isTrue();
  }

  private static List<RotationPhase> successorsOf(RotationKind kind, RotationPhase phase) {
    return Stream.of(values()).filter(next -> kind.leads(phase, next)).toList();
  }

  private static Stream<RotationPhase> fromWhichLeadsBack(RotationKind kind) {
    return Stream.of(values()).filter(phase -> kind.leads(phase, ROLLING_BACK));
  }
}
