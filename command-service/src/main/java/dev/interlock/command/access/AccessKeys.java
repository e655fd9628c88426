package dev.interlock.command.access;

import static java.time.ZoneOffset.UTC;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.AccessKeyEvent.AccessKeyCreated;
import dev.interlock.contract.AccessKeyEvent.AccessKeyDeleted;
import dev.interlock.contract.AccessKeyEvent.AccessKeyDisabled;
import dev.interlock.contract.AccessKeyEvent.AccessKeyEnabled;
import dev.interlock.contract.AccessRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code command.access_key}, written in the transaction of the events. */
@Component
public class AccessKeys implements Administrators, SameTransaction {
  private final JdbcClient jdbc;

  AccessKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A key that exists, as the API shows it. */
  public record Row(
      String accessKeyId, String userName, AccessRole role, boolean enabled, Instant createdAt) {}

  @EventHandler
  void on(AccessKeyCreated event) {
    jdbc.sql(
            """
            INSERT INTO command.access_key (access_key_id, user_name, role, enabled, created_at)
            VALUES (?, ?, ?, true, ?)
            """)
        .params(
            event.accessKeyId(), event.userName(), event.role().name(), event.at().atOffset(UTC))
        .update();
  }

  @EventHandler
  void on(AccessKeyDisabled event) {
    enable(event.accessKeyId(), false);
  }

  @EventHandler
  void on(AccessKeyEnabled event) {
    enable(event.accessKeyId(), true);
  }

  @EventHandler
  void on(AccessKeyDeleted event) {
    jdbc.sql("DELETE FROM command.access_key WHERE access_key_id = ?")
        .param(event.accessKeyId())
        .update();
  }

  private void enable(String id, boolean enabled) {
    jdbc.sql("UPDATE command.access_key SET enabled = ? WHERE access_key_id = ?")
        .params(enabled, id)
        .update();
  }

  /** A key, enabled or not. */
  public Optional<Row> find(String accessKeyId) {
    return jdbc.sql("SELECT * FROM command.access_key WHERE access_key_id = ?")
        .param(accessKeyId)
        .query(AccessKeys::row)
        .optional();
  }

  /**
   * A key, enabled or not.
   *
   * @throws Refusal NOT_FOUND
   */
  Row require(String accessKeyId) {
    return find(accessKeyId).orElseThrow(() -> AccessKey.unknown(accessKeyId));
  }

  /** All keys, the oldest first. */
  List<Row> list() {
    return jdbc.sql("SELECT * FROM command.access_key ORDER BY created_at, access_key_id")
        .query(AccessKeys::row)
        .list();
  }

  /** Whether there is no key at all. Until the transaction ends, nobody else is answered. */
  boolean areNone() {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('command.access_key'))")
        .query((row, n) -> n)
        .list();
    return jdbc.sql("SELECT NOT EXISTS (SELECT FROM command.access_key)")
        .query(Boolean.class)
        .single();
  }

  @Override
  public void requireAnotherThan(String accessKeyId) {
    List<String> administrators =
        jdbc.sql(
                """
                SELECT access_key_id FROM command.access_key WHERE role = 'ADMIN' AND enabled
                ORDER BY access_key_id FOR UPDATE
                """)
            .query(String.class)
            .list();
    if (administrators.equals(List.of(accessKeyId))) {
      throw Refusal.conflict(
          "Access key %s is the last enabled one with the role ADMIN; make another first: POST"
                  .formatted(accessKeyId)
              + " /v1/access-keys");
    }
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("access_key_id"),
        row.getString("user_name"),
        AccessRole.valueOf(row.getString("role")),
        row.getBoolean("enabled"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
