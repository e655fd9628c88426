package dev.interlock.command.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.backend.BackendPace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotationTimeTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final BackendPace FAST =
      new BackendPace("fast", HOUR, List.of(Duration.ofMinutes(1), Duration.ofMinutes(2)));
  private static final BackendPace SLOW =
      new BackendPace("slow", Duration.ZERO, List.of(HOUR.multipliedBy(3), HOUR.multipliedBy(2)));

  @Test
  void reservesTwiceWhatTheSlowestBackendTookForEachOfTwoBundles() {
    RotationTime time = RotationTime.of(List.of(FAST, SLOW));

    assertThat(time.slowestBackend()).contains("slow");
    assertThat(time.reserved()).isEqualTo(Duration.ofHours(13));
  }

  @Test
  void expectsADayOfABackendWithoutAPast() {
    RotationTime time = RotationTime.of(List.of(FAST, new BackendPace("new", HOUR, List.of())));

    assertThat(time.slowestBackend()).contains("new");
    assertThat(time.reserved()).isEqualTo(Duration.ofHours(97));
  }

  @Test
  void waitsForTheUsualDrainWhereThereIsNoBackend() {
    assertThat(RotationTime.of(List.of()).reserved()).isEqualTo(Duration.ofMinutes(5));
  }
}
