package dev.interlock.agent.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8), new Random(7));

  private void assertNextAround(int seconds) {
    assertThat(backoff.next())
        .isBetween(Duration.ofMillis(500L * seconds), Duration.ofMillis(1500L * seconds));
  }

  @Test
  void doublesUpToTheLongestAndStartsAnew() {
    for (int seconds : new int[] {1, 2, 4, 8, 8}) {
      assertNextAround(seconds);
    }
    backoff.reset();
    assertNextAround(1);
  }

  @Test
  void isNotTheSameForAgentsThatFailTogether() {
    Backoff other = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8), new Random(8));
    assertThat(backoff.next()).isNotEqualTo(other.next());
  }
}
