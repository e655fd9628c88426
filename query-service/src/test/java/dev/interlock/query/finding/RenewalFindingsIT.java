package dev.interlock.query.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.RenewalEvent.RenewalAtRisk;
import dev.interlock.contract.RenewalEvent.RenewalRiskEnded;
import dev.interlock.contract.RenewalRisk;
import dev.interlock.query.ReadModel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RenewalFindingsIT {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant LAST = Instant.parse("2026-01-03T12:00:00Z");

  private static JdbcClient jdbc;
  private RenewalFindings findings;

  @BeforeAll
  static void migrate() {
    jdbc = ReadModel.migrated().jdbc();
  }

  @BeforeEach
  void empty() {
    jdbc.sql("TRUNCATE query.renewal_risk").update();
    findings = new RenewalFindings(jdbc);
  }

  @Test
  void namesTheCertificateTheLastSafeStartAndTheSlowestBackend() {
    findings.on(risk(RenewalRisk.SHORT_SLACK, "it is short", NOON));

    assertThat(findings.all())
        .containsExactly(
            new FindingView(
                Kind.SHORT_SLACK,
                "orders",
                null,
                "a1b2c3",
                List.of("api1/prod"),
                NOON,
                "it is short",
                List.of("last safe start " + LAST, "renewal policy nightly")));
  }

  @Test
  void isOpenSinceItWasFirstSoAndUntilItIsOver() {
    findings.on(risk(RenewalRisk.SHORT_SLACK, "it is short", NOON));
    findings.on(risk(RenewalRisk.SHORT_SLACK, "it is shorter", NOON.plusSeconds(1)));
    assertThat(findings.all())
        .singleElement()
        .returns(NOON, FindingView::since)
        .returns("it is shorter", FindingView::text);

    findings.on(risk(RenewalRisk.BLOCKED, "it is refused", NOON.plusSeconds(2)));
    assertThat(findings.all())
        .singleElement()
        .returns(NOON.plusSeconds(2), FindingView::since)
        .returns(Kind.RENEWAL_BLOCKED, FindingView::kind);

    findings.on(new RenewalRiskEnded("a1b2c3", NOON.plusSeconds(3)));
    assertThat(findings.all()).isEmpty();
  }

  private static RenewalAtRisk risk(RenewalRisk risk, String detail, Instant at) {
    return new RenewalAtRisk(
        "a1b2c3", risk, List.of("api1/prod"), "nightly", LAST, "orders", detail, at);
  }
}
