package dev.interlock.command.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotationTimeTest {
  private static final Duration DRAIN = Duration.ofHours(1);
  private static final List<Duration> FAST = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));
  private static final List<Duration> SLOW = List.of(Duration.ofHours(3), Duration.ofHours(2));

  @Test
  void reservesTwiceWhatTheSlowestBackendTookForEachOfTwoBundles() {
    assertThat(RotationTime.of(List.of(FAST, SLOW), DRAIN).reserved())
        .isEqualTo(Duration.ofHours(13));
  }

  @Test
  void expectsADayOfABackendWithoutAPast() {
    assertThat(RotationTime.of(List.of(FAST, List.of()), DRAIN).reserved())
        .isEqualTo(Duration.ofHours(97));
  }

  @Test
  void waitsForNobodyWhereThereIsNoBackend() {
    assertThat(RotationTime.of(List.of(), DRAIN).reserved()).isEqualTo(DRAIN);
  }
}
