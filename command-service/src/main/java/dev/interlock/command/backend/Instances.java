package dev.interlock.command.backend;

import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.DiscoveryConfigured;
import dev.interlock.contract.BackendEvent.InstanceFellSilent;
import dev.interlock.contract.BackendEvent.InstanceHeard;
import dev.interlock.contract.BackendEvent.InstanceJoined;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.Instance;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The instances of all backends, and when each was last seen by whoever discovers it. */
@Component
class Instances implements SameTransaction {
  private final JdbcClient jdbc;

  Instances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A backend whose name is to be resolved, as {@code host:port}. */
  record Named(String backendId, String name) {}

  /** An instance that has not reported for longer than its backend allows. */
  record Silent(String backendId, String instance, OffsetDateTime lastHeard) {}

  /** Where an instance answers; empty when it has left, or that is not known. */
  Optional<String> addressOf(String backendId, String name) {
    return text(
        "SELECT address FROM command.backend_instance WHERE backend_id = ? AND name = ?",
        backendId,
        name);
  }

  /** Whether a name or an instance of the backend is there; {@code host:port} in any case. */
  boolean isAt(String backendId, String address) {
    return jdbc.sql(
            """
            SELECT 1 FROM command.backend_instance
            WHERE backend_id = :backend AND lower(address) = lower(:address)
            UNION SELECT 1 FROM command.backend_discovery
            WHERE backend_id = :backend AND lower(dns_name) = lower(:address)
            """)
        .param("backend", backendId)
        .param("address", address)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** The name that leads to the instances of a backend, if one does. */
  Optional<String> nameOf(String backendId) {
    return text("SELECT dns_name FROM command.backend_discovery WHERE backend_id = ?", backendId);
  }

  private Optional<String> text(String sql, Object... parameters) {
    return jdbc.sql(sql)
        .params(parameters)
        .query((row, number) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(value -> value);
  }

  /**
   * Takes the backends whose names are due, for this process alone.
   *
   * @param backendId only this one, or null for all
   * @param due those that were to be resolved until then
   * @param next when they are due again
   */
  List<Named> claim(@Nullable String backendId, Instant due, Instant next) {
    return jdbc.sql(
            """
            UPDATE command.backend_discovery SET resolve_at = :next
            WHERE backend_id IN (SELECT backend_id FROM command.backend_discovery
              WHERE dns_name IS NOT NULL AND resolve_at <= :due
                AND backend_id = coalesce(:backend, backend_id)
              FOR UPDATE SKIP LOCKED)
            RETURNING backend_id, dns_name AS name
            """)
        .param("next", utc(next))
        .param("due", utc(due))
        .param("backend", backendId)
        .query(Named.class)
        .list();
  }

  void seen(String backendId, Collection<String> names, Instant at) {
    jdbc.sql(
            """
            UPDATE command.backend_instance SET seen_at = ?
            WHERE backend_id = ? AND name = ANY (?) AND seen_at < ?
            """)
        .params(utc(at), backendId, names.toArray(String[]::new), utc(at))
        .update();
  }

  List<String> notSeenSince(String backendId, Instant moment) {
    return jdbc.sql(
            "SELECT name FROM command.backend_instance WHERE backend_id = ? AND seen_at < ?")
        .params(backendId, utc(moment))
        .query(String.class)
        .list();
  }

  List<Silent> silent(Instant now) {
    return jdbc.sql(
            """
            SELECT backend_id, name AS instance, seen_at AS last_heard
            FROM command.backend_instance JOIN command.backend_discovery USING (backend_id)
            WHERE NOT silent AND seen_at + silent_after < ?
            """)
        .param(utc(now))
        .query(Silent.class)
        .list();
  }

  @EventHandler
  void on(BackendRegistered event) {
    event.instances().forEach(instance -> insert(event.backendId(), instance, event.at()));
  }

  @EventHandler
  void on(DiscoveryConfigured event) {
    Duration silentAfter = event.discovery().silentAfter();
    jdbc.sql(
            """
            INSERT INTO command.backend_discovery (backend_id, dns_name, resolve_at, silent_after)
            VALUES (:backend, :name, :at, CAST(:silentAfter AS interval))
            """)
        .param("backend", event.backendId())
        .param("name", event.discovery().name())
        .param("at", utc(event.at()))
        .param("silentAfter", silentAfter == null ? null : silentAfter.toString())
        .update();
  }

  @EventHandler
  void on(InstanceJoined event) {
    insert(event.backendId(), event.instance(), event.at());
  }

  @EventHandler
  void on(InstanceLeft event) {
    jdbc.sql("DELETE FROM command.backend_instance WHERE backend_id = ? AND name = ?")
        .params(event.backendId(), event.instance())
        .update();
  }

  @EventHandler
  void on(InstanceFellSilent event) {
    mark(event.backendId(), event.instance(), true);
  }

  @EventHandler
  void on(InstanceHeard event) {
    mark(event.backendId(), event.instance(), false);
  }

  private void mark(String backendId, String instance, boolean silent) {
    jdbc.sql("UPDATE command.backend_instance SET silent = ? WHERE backend_id = ? AND name = ?")
        .params(silent, backendId, instance)
        .update();
  }

  private void insert(String backendId, Instance instance, Instant at) {
    jdbc.sql(
            """
            INSERT INTO command.backend_instance (backend_id, name, address, seen_at)
            VALUES (:backend, :name, :address, :at)
            """)
        .param("backend", backendId)
        .param("name", instance.name())
        .param("address", instance.address())
        .param("at", utc(at))
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
