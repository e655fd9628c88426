package dev.interlock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.Verdict;
import dev.interlock.standalone.demo.BackendReport.Bundle;
import dev.interlock.standalone.demo.BackendReport.InstanceReport;
import dev.interlock.standalone.demo.BackendReport.Probe;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceTextTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant PROBED = NOW.minusSeconds(1);
  private static final Finding YES = new Finding(Verdict.ACCEPTED, "HTTP 200");
  private static final Finding NO = new Finding(Verdict.REFUSED, "TLS alert unknown_ca");
  private static final Finding UNCLEAR = new Finding(Verdict.INCONCLUSIVE, "no answer in time");

  private final Map<String, String> names = new LinkedHashMap<>();

  EvidenceTextTest() {
    names.put("c1", "old");
    names.put("c2", "new");
  }

  @Test
  void saysWhoAcknowledgedWhichVersion() {
    assertThat(texts(null, report(2, null)))
        .containsExactly("orders        acknowledged v2, loaded");
  }

  @Test
  void saysWhatAProbeProves() {
    assertThat(texts(report(2, null), report(2, probe(YES, YES, NO))))
        .containsExactly(
            "orders        probe: accepts old, new; refuses stranger, anonymous → DISCRIMINATING");
  }

  @Test
  void saysWhichCertificateIsNotAcceptedThatShouldBe() {
    assertThat(texts(report(2, null), report(2, probe(YES, NO, NO))))
        .containsExactly(
            "orders        probe: accepts old; refuses new, stranger, anonymous → does not accept new");
  }

  @Test
  void saysThatABackendAcceptsAnybody() {
    assertThat(texts(report(2, null), report(2, probe(YES, YES, YES))))
        .containsExactly(
            "orders        probe: accepts old, new, stranger; refuses anonymous"
                + " → does not refuse stranger");
  }

  @Test
  void saysWhatCannotBeTold() {
    assertThat(texts(report(2, null), report(2, probe(YES, UNCLEAR, NO))))
        .containsExactly(
            "orders        probe: accepts old; refuses stranger, anonymous; unclear new"
                + " → does not accept new");
  }

  @Test
  void carriesTheTimeOfTheProbe() {
    assertThat(EvidenceText.changes(report(2, null), report(2, probe(YES, YES, NO)), names, NOW))
        .extracting(Remark::at)
        .containsExactly(PROBED);
  }

  @Test
  void isSilentWhenNothingButTheTimeChanges() {
    BackendReport before = report(2, probe(YES, YES, NO));
    Probe later = new Probe(NOW, Map.of("c1", YES, "c2", YES), NO, NO);
    assertThat(texts(before, report(2, later))).isEmpty();
  }

  private List<String> texts(@Nullable BackendReport before, BackendReport after) {
    return EvidenceText.changes(before, after, names, NOW).stream().map(Remark::text).toList();
  }

  private static BackendReport report(int version, @Nullable Probe probe) {
    return new BackendReport(
        "orders",
        new Bundle(version, Set.of("c1", "c2")),
        List.of(new InstanceReport("1", version, Evidence.LOADED, probe)));
  }

  private static Probe probe(Finding old, Finding next, Finding stranger) {
    return new Probe(PROBED, Map.of("c1", old, "c2", next), stranger, NO);
  }
}
