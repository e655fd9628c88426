package dev.interlock.command.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationPaceTest {
  private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
  private static final ObservationPace PACE =
      new ObservationPace(Duration.ofSeconds(5), Duration.ofHours(1));

  private static boolean isNews(Duration later, boolean presented) {
    return PACE.isNews(BEFORE, BEFORE.plus(later), presented, Optional.empty());
  }

  @Test
  void theFirstSightIsNews() {
    assertThat(PACE.isNews(null, BEFORE, true, Optional.empty())).isTrue();
  }

  @Test
  void whatAStagePresentsIsSeldomNews() {
    assertThat(isNews(Duration.ofMinutes(59), true)).isFalse();
    assertThat(isNews(Duration.ofHours(1), true)).isTrue();
  }

  @Test
  void whatNoStagePresentsIsOftenNews() {
    assertThat(isNews(Duration.ofSeconds(4), false)).isFalse();
    assertThat(isNews(Duration.ofSeconds(5), false)).isTrue();
  }

  @Test
  void theFirstSightAfterASwitchIsNews() {
    Instant change = BEFORE.plusSeconds(10);
    assertThat(PACE.isNews(BEFORE, change.plusSeconds(1), true, Optional.of(change))).isTrue();
    assertThat(PACE.isNews(BEFORE, change, true, Optional.of(change))).isFalse();
    assertThat(PACE.isNews(change.plusSeconds(1), change.plusSeconds(2), true, Optional.of(change)))
        .isFalse();
  }

  @Test
  void aReportThatComesLateIsNone() {
    assertThat(isNews(Duration.ofSeconds(-10), false)).isFalse();
  }
}
