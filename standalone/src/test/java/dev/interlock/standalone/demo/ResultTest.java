package dev.interlock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.RotationPhase;
import dev.interlock.standalone.demo.RotationReport.BackendProof;
import dev.interlock.standalone.demo.RotationReport.InstanceProof;
import dev.interlock.standalone.demo.RotationReport.Proof;
import dev.interlock.standalone.demo.RotationReport.State;
import dev.interlock.standalone.demo.RotationReport.Step;
import dev.interlock.standalone.demo.Tally.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final RotationReport RETIRED =
      new RotationReport(
          "r1",
          State.FINISHED,
          RotationPhase.RETIRED,
          "c1",
          "c2",
          null,
          true,
          START.plusMillis(4_500),
          List.of(step(0, RotationPhase.UNTRUSTING), step(4, RotationPhase.RETIRED)),
          List.of(
              new BackendProof(
                  "orders",
                  List.of(
                      new InstanceProof(
                          "1",
                          new Proof("REFUSES", "TLS alert unknown_ca"),
                          new Proof("ACCEPTS", "HTTP 200, server node"))))));

  @Test
  void showsRequestsProofsAndDurations() {
    Result result =
        new Result(RETIRED, Map.of("orders", new Counts(7, Map.of("c1", 3L, "c2", 4L), Map.of())));

    assertThat(result.lines())
        .containsExactly(
            "",
            "Requests          sent  answered  refused           with old c1           with new c2",
            "orders               7         7        0                     3                     4",
            "",
            "orders        refuses the old certificate: TLS alert unknown_ca",
            "              accepts the new certificate: HTTP 200, server node",
            "",
            "Phases: UNTRUSTING 4.0 s, RETIRED 0.5 s");
  }

  @Test
  void showsEachReasonOfARefusal() {
    Result result =
        new Result(RETIRED, Map.of("orders", new Counts(2, Map.of(), Map.of("HTTP 400", 2L))));

    assertThat(result.lines()).contains("  2 refused: HTTP 400");
    assertThat(result.refusals()).isEqualTo(2);
  }

  @Test
  void showsRequestsThatWereSeenWithAnotherCertificate() {
    Result result =
        new Result(RETIRED, Map.of("orders", new Counts(1, Map.of("c9", 1L), Map.of())));

    assertThat(result.lines()).contains("  1 seen with c9");
    assertThat(result.everyBackendSaw("c2")).isFalse();
  }

  @Test
  void knowsOfRequestsThatNeverCameToAnEnd() {
    assertThat(
            new Result(RETIRED, Map.of("orders", new Counts(3, Map.of("c1", 1L), Map.of()))).lost())
        .isEqualTo(2);
  }

  @Test
  void measuresEachPhaseThatHasEnded() {
    assertThat(RETIRED.durations())
        .containsEntry(RotationPhase.UNTRUSTING, Duration.ofSeconds(4))
        .containsEntry(RotationPhase.RETIRED, Duration.ofMillis(500));
  }

  private static Step step(int seconds, RotationPhase phase) {
    return new Step(START.plusSeconds(seconds), "PHASE", phase, List.of(), List.of());
  }
}
