package dev.interlock.command.renewal;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.RenewalEvent.RenewalPolicyDeleted;
import dev.interlock.contract.RenewalEvent.RenewalPolicySet;
import dev.interlock.contract.RenewalSettings;
import dev.interlock.messaging.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code command.renewal_policy}, written in the transaction of the events. */
@Component
class Policies implements SameTransaction {
  private final JdbcClient jdbc;
  private final StartLock lock;

  Policies(JdbcClient jdbc, StartLock lock) {
    this.jdbc = jdbc;
    this.lock = lock;
  }

  /** A policy as the API shows it. */
  record Row(String name, RenewalSettings settings) {}

  @EventHandler
  void on(RenewalPolicySet event) {
    lock.hold();
    jdbc.sql(
            """
            INSERT INTO command.renewal_policy (name, settings) VALUES (?, ?::jsonb)
            ON CONFLICT (name) DO UPDATE SET settings = excluded.settings
            """)
        .params(event.name(), Json.mapper().writeValueAsString(event.settings()))
        .update();
  }

  @EventHandler
  void on(RenewalPolicyDeleted event) {
    lock.hold();
    jdbc.sql("DELETE FROM command.renewal_policy WHERE name = ?").param(event.name()).update();
  }

  /** All policies, by name. */
  List<Row> list() {
    return jdbc.sql("SELECT * FROM command.renewal_policy ORDER BY name")
        .query(Policies::row)
        .list();
  }

  /**
   * A policy.
   *
   * @throws Refusal NOT_FOUND
   */
  Row require(String name) {
    return jdbc.sql("SELECT * FROM command.renewal_policy WHERE name = ?")
        .param(name)
        .query(Policies::row)
        .optional()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "There is no renewal policy %s; list them with GET /v1/renewal-policies"
                        .formatted(name)));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("name"),
        Json.mapper().readValue(row.getString("settings"), RenewalSettings.class));
  }
}
