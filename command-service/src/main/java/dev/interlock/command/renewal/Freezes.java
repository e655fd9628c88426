package dev.interlock.command.renewal;

import static java.time.ZoneOffset.UTC;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.RenewalEvent.FreezeDeleted;
import dev.interlock.contract.RenewalEvent.FreezeSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code command.rotation_freeze}, written in the transaction of the events. */
@Component
class Freezes implements SameTransaction {
  private final JdbcClient jdbc;
  private final StartLock lock;

  Freezes(JdbcClient jdbc, StartLock lock) {
    this.jdbc = jdbc;
    this.lock = lock;
  }

  @EventHandler
  void on(FreezeSet event) {
    lock.hold();
    jdbc.sql(
            """
            INSERT INTO command.rotation_freeze (name, starts_at, ends_at) VALUES (?, ?, ?)
            ON CONFLICT (name) DO UPDATE
              SET starts_at = excluded.starts_at, ends_at = excluded.ends_at
            """)
        .params(event.name(), event.from().atOffset(UTC), event.until().atOffset(UTC))
        .update();
  }

  @EventHandler
  void on(FreezeDeleted event) {
    lock.hold();
    jdbc.sql("DELETE FROM command.rotation_freeze WHERE name = ?").param(event.name()).update();
  }

  /** All freezes, the earliest first. */
  List<Freeze> list() {
    return jdbc.sql("SELECT * FROM command.rotation_freeze ORDER BY starts_at, name")
        .query(Freezes::row)
        .list();
  }

  /**
   * A freeze.
   *
   * @throws Refusal NOT_FOUND
   */
  Freeze require(String name) {
    return jdbc.sql("SELECT * FROM command.rotation_freeze WHERE name = ?")
        .param(name)
        .query(Freezes::row)
        .optional()
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "There is no freeze %s; list them with GET /v1/freezes".formatted(name)));
  }

  private static Freeze row(ResultSet row, int number) throws SQLException {
    return new Freeze(
        row.getString("name"),
        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
        row.getObject("ends_at", OffsetDateTime.class).toInstant());
  }
}
