package dev.interlock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.standalone.demo.Tally.Counts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void countsEachRequestOfEachBackend() {
    tally.sent("a");
    tally.answered("a", "old");
    tally.sent("a");
    tally.answered("a", "new");
    tally.sent("a");
    tally.refused("a", "HTTP 400");
    tally.sent("b");

    assertThat(tally.counts())
        .isEqualTo(
            Map.of(
                "a",
                new Counts(3, Map.of("old", 1L, "new", 1L), Map.of("HTTP 400", 1L)),
                "b",
                new Counts(1, Map.of(), Map.of())));
    assertThat(tally.sent()).isEqualTo(4);
  }

  @Test
  void keepsEachReasonOfARefusal() {
    tally.refused("a", "HTTP 400");
    tally.refused("a", "HTTP 400");
    tally.refused("a", "connection reset");

    Counts counts = tally.counts().getOrDefault("a", Counts.NONE);
    assertThat(counts.refused()).isEqualTo(Map.of("HTTP 400", 2L, "connection reset", 1L));
    assertThat(counts.refusals()).isEqualTo(3);
    assertThat(counts.answered()).isZero();
  }
}
