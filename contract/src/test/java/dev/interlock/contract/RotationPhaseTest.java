package dev.interlock.contract;

import static dev.interlock.contract.RotationPhase.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RotationPhaseTest {

  @Test
  void aRotationGoesForwardPhaseByPhase() {
    List<RotationPhase> course =
        List.of(PLANNED, PREPARED, DISTRIBUTING, ACTIVATING, DRAINING, UNTRUSTING, RETIRED);
    for (int i = 0; i + 1 < course.size(); i++) {
      assertThat(successorsOf(course.get(i))).contains(course.get(i + 1));
    }
  }

  @Test
  void thereIsAWayBackUntilTheOldCertificateIsDistrusted() {
    assertThat(Stream.of(values()).filter(phase -> phase.leadsTo(ROLLING_BACK)))
        .containsExactly(PLANNED, PREPARED, DISTRIBUTING, ACTIVATING, DRAINING);
  }

  @Test
  void nothingFollowsATerminalPhase() {
    assertThat(successorsOf(RETIRED)).isEmpty();
    assertThat(successorsOf(ROLLED_BACK)).isEmpty();
  }

  @Test
  void noPhaseIsSkipped() {
    assertThat(successorsOf(DISTRIBUTING)).containsExactly(ACTIVATING, ROLLING_BACK);
  }

  private static List<RotationPhase> successorsOf(RotationPhase phase) {
    return Stream.of(values()).filter(phase::leadsTo).toList();
  }
}
