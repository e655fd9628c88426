package dev.interlock.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Evidence;
import dev.interlock.query.backend.BackendEvidence;
import dev.interlock.query.rehearsal.Readiness;
import dev.interlock.query.rehearsal.Readiness.Consequence;
import dev.interlock.query.rehearsal.Readiness.Deduction;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTextTest {
  private static final Readiness READY = new Readiness(100, true, null, null, null, List.of());
  private static final Readiness STUCK =
      new Readiness(
          50, false, null, null, null, List.of(new Deduction(50, Consequence.HOLDS, "b is late")));

  @Test
  void namesTheScoreAndWhyItIsNotFull() {
    assertThat(ReadinessText.lines(STUCK)).containsExactly("Readiness 50 of 100", "−50: b is late");
    assertThat(ReadinessText.lines(null)).isEmpty();
  }

  @Test
  void theOutcomeNamesWhoIsNotReady() {
    assertThat(ReadinessText.outcome(List.of(backend("orders", READY))))
        .isEqualTo("Rehearsed: every backend is ready");
    assertThat(ReadinessText.outcome(List.of(backend("orders", READY), backend("billing", STUCK))))
        .isEqualTo("Rehearsed: not ready are billing (50)");
  }

  private static BackendEvidence backend(String id, Readiness readiness) {
    return new BackendEvidence(id, Evidence.DISCRIMINATING, null, readiness, 2, List.of());
  }
}
