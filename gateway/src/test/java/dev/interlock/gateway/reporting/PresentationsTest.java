package dev.interlock.gateway.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Presentation;
import dev.interlock.contract.StageRef;
import dev.interlock.gateway.connections.Presented;
import dev.interlock.gateway.connections.Presented.OldConnections;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresentationsTest {
  private static final Instant SINCE = Instant.parse("2026-11-22T06:07:32Z");

  private static List<Presentation.OldConnections> old(OldConnections... left) {
    return Presentations.of(
            new Presented(new StageRef("api1", "prod"), SINCE, "next", "fp-next", 3, List.of(left)))
        .oldConnections();
  }

  @Test
  void addsUpWhatPresentsTheSame() {
    assertThat(
            old(
                new OldConnections("old", "fp-old", 2),
                new OldConnections(null, null, 1),
                new OldConnections("old", "fp-old", 3)))
        .containsExactly(
            new Presentation.OldConnections("old", "fp-old", 5),
            new Presentation.OldConnections(null, null, 1));
  }

  @Test
  void leavesOutWhatPresentsTheSameAsNewConnections() {
    assertThat(old(new OldConnections("next", "fp-next", 2))).isEmpty();
  }
}
