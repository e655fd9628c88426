package dev.interlock.benchmarks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrkTest {
  private static final String SAID =
      """
        Latency Distribution
           50%    3.08ms
           99%   %s
        442837 requests in 30.07s, 204.40MB read
      Requests/sec:  14725.33
      """;

  @Test
  void readsHowMuchWasDone() {
    assertThat(Wrk.completed(SAID)).isEqualTo(442_837);
    assertThat(Wrk.rate(SAID)).isEqualTo(14_725.33);
  }

  @ParameterizedTest
  @CsvSource({"72.90ms, 72.9", "850.00us, 0.85", "1.25s, 1250"})
  void readsThePercentileInItsUnit(String written, double millis) {
    assertThat(Wrk.p99Millis(SAID.replace("%s", written))).isEqualTo(millis);
  }
}
