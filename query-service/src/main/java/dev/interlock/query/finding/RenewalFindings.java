package dev.interlock.query.finding;

import dev.interlock.contract.RenewalEvent;
import dev.interlock.contract.RenewalEvent.FreezeDeleted;
import dev.interlock.contract.RenewalEvent.FreezeSet;
import dev.interlock.contract.RenewalEvent.RenewalAtRisk;
import dev.interlock.contract.RenewalEvent.RenewalPolicyDeleted;
import dev.interlock.contract.RenewalEvent.RenewalPolicySet;
import dev.interlock.contract.RenewalEvent.RenewalRiskEnded;
import dev.interlock.contract.RenewalRisk;
import dev.interlock.query.sql.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The renewals that people should see to, until the write side says that it is over. */
@Component
public final class RenewalFindings {
  private final JdbcClient jdbc;

  public RenewalFindings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the next event about a renewal, a policy or a freeze. */
  public void on(RenewalEvent event) {
    switch (event) {
      case RenewalAtRisk risk -> open(risk);
      case RenewalRiskEnded ended ->
          jdbc.sql("DELETE FROM query.renewal_risk WHERE certificate_id = ?")
              .param(ended.certificateId())
              .update();
      case RenewalPolicySet ignored -> {}
      case RenewalPolicyDeleted ignored -> {}
      case FreezeSet ignored -> {}
      case FreezeDeleted ignored -> {}
    }
  }

  /** It is so since it is so in this way, whatever else is said of it later. */
  private void open(RenewalAtRisk risk) {
    jdbc.sql(
            """
            INSERT INTO query.renewal_risk AS known (certificate_id, risk, since)
            VALUES (?, ?::jsonb, ?)
            ON CONFLICT (certificate_id) DO UPDATE SET risk = excluded.risk,
              since = CASE WHEN known.risk->>'risk' = excluded.risk->>'risk'
                THEN known.since ELSE excluded.since END
            """)
        .params(risk.certificateId(), Columns.json(risk), Columns.time(risk.at()))
        .update();
  }

  /** All that are open, by certificate. */
  List<FindingView> all() {
    return jdbc.sql("SELECT risk, since FROM query.renewal_risk ORDER BY certificate_id")
        .query(
            (row, number) ->
                view(Columns.json(row, "risk", RenewalAtRisk.class), Columns.instant(row, "since")))
        .list();
  }

  private static FindingView view(RenewalAtRisk risk, Instant since) {
    List<String> detail = new ArrayList<>();
    detail.add("last safe start " + risk.lastSafeStart());
    if (risk.policy() != null) {
      detail.add("renewal policy " + risk.policy());
    }
    return new FindingView(
        kind(risk.risk()),
        risk.slowestBackend(),
        null,
        risk.certificateId(),
        risk.stages(),
        since,
        risk.detail(),
        detail);
  }

  private static Kind kind(RenewalRisk risk) {
    return switch (risk) {
      case NO_SAFE_START -> Kind.NO_SAFE_START;
      case SHORT_SLACK -> Kind.SHORT_SLACK;
      case BLOCKED -> Kind.RENEWAL_BLOCKED;
      case NOBODY_RENEWS -> Kind.NOBODY_RENEWS;
    };
  }
}
