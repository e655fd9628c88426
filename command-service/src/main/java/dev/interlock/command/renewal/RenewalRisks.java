package dev.interlock.command.renewal;

import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.RenewalEvent.RenewalAtRisk;
import dev.interlock.contract.RenewalEvent.RenewalRiskEnded;
import dev.interlock.messaging.Json;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code command.renewal_risk}, written in the transaction of the events. */
@Component
class RenewalRisks implements SameTransaction {
  private final JdbcClient jdbc;

  RenewalRisks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is known to be wrong, by certificate. */
  Map<String, RenewalAtRisk> known() {
    return jdbc.sql("SELECT risk FROM command.renewal_risk").query(String.class).list().stream()
        .map(risk -> Json.mapper().readValue(risk, RenewalAtRisk.class))
        .collect(Collectors.toMap(RenewalAtRisk::certificateId, Function.identity()));
  }

  @EventHandler
  void on(RenewalAtRisk event) {
    jdbc.sql(
            """
            INSERT INTO command.renewal_risk (certificate_id, risk) VALUES (?, ?::jsonb)
            ON CONFLICT (certificate_id) DO UPDATE SET risk = excluded.risk
            """)
        .params(event.certificateId(), Json.mapper().writeValueAsString(event))
        .update();
  }

  @EventHandler
  void on(RenewalRiskEnded event) {
    jdbc.sql("DELETE FROM command.renewal_risk WHERE certificate_id = ?")
        .param(event.certificateId())
        .update();
  }
}
