package dev.interlock.query.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.query.expiry.ExpiryBucket.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HorizonTest {
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT-1S,     EXPIRED",
    "PT0S,      DAY",
    "P1D,       DAY",
    "P1DT1S,    DAYS_3",
    "P3D,       DAYS_3",
    "P3DT1S,    DAYS_7",
    "P7D,       DAYS_7",
    "P7DT1S,    DAYS_14",
    "P14DT1S,   DAYS_30",
    "P30D,      DAYS_30",
    "P30DT1S,   DAYS_60",
    "P60DT1S,   DAYS_90",
    "P90D,      DAYS_90",
    "P90DT1S,   LATER",
    "P36500D,   LATER",
  })
  void anEndFallsIntoTheNearestHorizonThatHoldsIt(Duration left, Horizon horizon) {
    assertThat(Horizon.of(NOW.plus(left), NOW)).isEqualTo(horizon);
  }

  @Test
  void everyBucketIsThereAndEveryCertificateIsInOne() {
    List<ExpiryBucket> buckets =
        ExpiryCalendar.buckets(
            List.of(new Ending("abc123", NOW.plus(Duration.ofDays(2)), List.of("shop/prod"))), NOW);
    assertThat(buckets)
        .extracting(ExpiryBucket::bucket)
        .containsExactly("expired", "1", "3", "7", "14", "30", "60", "90", "later");
    assertThat(buckets)
        .filteredOn(bucket -> !bucket.certificates().isEmpty())
        .extracting(ExpiryBucket::bucket)
        .containsExactly("3");
  }
}
