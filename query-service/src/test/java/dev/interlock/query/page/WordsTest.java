package dev.interlock.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.query.answer.Lag;
import java.time.Duration;
import java.time.Instant;
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
    assertThat(words.time(NOW)).isEqualTo("12:00:00");
    assertThat(words.time(NOW.minus(Duration.ofDays(1)))).isEqualTo("4 Jan 2026, 12:00:00 UTC");
  }

  @Test
  void theLagIsSaidInWords() {
    assertThat(Words.behind(known(0))).isEqualTo("0 events behind");
    assertThat(Words.behind(known(1))).isEqualTo("1 event behind");
    assertThat(Words.behind(known(1234))).isEqualTo("1,234 events behind");
    assertThat(Words.behind(Lag.old(Duration.ofMillis(42_500), 0))).contains("42 s ago");
    assertThat(Words.behind(Lag.never(0))).contains("has not said yet");
  }

  private static Lag known(long events) {
    return Lag.known(events, Duration.ZERO, 0);
  }
}
