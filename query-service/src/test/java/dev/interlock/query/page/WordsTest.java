package dev.interlock.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private final Words words = new Words(NOW);

  @Test
  void anEndIsSaidAsTimeLeftOrTimeSince() {
    assertThat(words.left(NOW.plus(Duration.ofDays(6)))).isEqualTo("6 days left");
    assertThat(words.left(NOW.plus(Duration.ofHours(30)))).isEqualTo("30 h left");
    assertThat(words.left(NOW.minus(Duration.ofMinutes(5)))).isEqualTo("ended 5 min ago");
  }

  @Test
  void aTimeOfTodayNeedsNoDate() {
    assertThat(words.time(NOW)).isEqualTo("12:00:00 UTC");
    assertThat(words.time(NOW.minus(Duration.ofDays(1)))).isEqualTo("4 Jan 2026, 12:00:00 UTC");
  }

  @Test
  void theLagIsSaidInWords() {
    assertThat(Words.behind(OptionalLong.of(0))).isEqualTo("0 events behind");
    assertThat(Words.behind(OptionalLong.of(1))).isEqualTo("1 event behind");
    assertThat(Words.behind(OptionalLong.of(1234))).isEqualTo("1,234 events behind");
    assertThat(Words.behind(OptionalLong.empty())).contains("not been looked at");
  }
}
