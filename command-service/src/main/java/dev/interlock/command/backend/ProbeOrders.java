package dev.interlock.command.backend;

import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which instances are to be probed. An order outlives a crash: it is done when the probe is
 * recorded, and a claim that runs out can be claimed again.
 */
@Component
class ProbeOrders implements SameTransaction, ProbeRequests {
  private static final Duration CLAIM = Duration.ofSeconds(30);
  private static final String[] PROBED =
      Stream.of(Evidence.values())
          .filter(evidence -> !evidence.claimable())
          .map(Evidence::name)
          .toArray(String[]::new);
  private final JdbcClient jdbc;

  ProbeOrders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An instance to probe now, with the version of the bundle that it should hold. */
  record Order(String backendId, String instance, int version) {}

  /** Takes up to so many due orders for this process alone. */
  List<Order> claim(int limit, Instant now) {
    return jdbc.sql(
            """
            UPDATE command.probe_order AS due SET claimed_until = ?
            FROM command.backend WHERE backend.backend_id = due.backend_id
              AND (due.backend_id, instance) IN (
                SELECT backend_id, instance FROM command.probe_order
                WHERE due_at <= ? AND (claimed_until IS NULL OR claimed_until <= ?)
                ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING due.backend_id, instance, version
            """)
        .params(utc(now.plus(CLAIM)), utc(now), utc(now), limit)
        .query(Order.class)
        .list();
  }

  /** Orders another probe of an instance, unless one is ordered already. */
  void again(Order order, Instant due) {
    jdbc.sql(
            """
            INSERT INTO command.probe_order (backend_id, instance, due_at) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """)
        .params(order.backendId(), order.instance(), utc(due))
        .update();
  }

  @Override
  public void order(String backendId, Instant due) {
    jdbc.sql(
            """
            INSERT INTO command.probe_order (backend_id, instance, due_at)
            SELECT backend_id, jsonb_path_query(registration, '$.instances[*].name') #>> '{}', ?
            FROM command.backend WHERE backend_id = ?
            ON CONFLICT (backend_id, instance) DO UPDATE
              SET due_at = excluded.due_at, claimed_until = NULL
            """)
        .params(utc(due), backendId)
        .update();
  }

  @EventHandler
  void on(TrustAcknowledged event) {
    jdbc.sql(
            """
            INSERT INTO command.probe_order (backend_id, instance, due_at)
            SELECT backend_id, ?, ? FROM command.backend
            WHERE backend_id = ? AND registration->>'requiredEvidence' = ANY (?)
            ON CONFLICT (backend_id, instance) DO UPDATE
              SET due_at = excluded.due_at, claimed_until = NULL
            """)
        .params(event.instance(), utc(event.at()), event.backendId(), PROBED)
        .update();
  }

  /** The order is done, unless a newer one came while the probe was under way. */
  @EventHandler
  void on(ProbeRecorded event) {
    jdbc.sql(
            """
            DELETE FROM command.probe_order
            WHERE backend_id = ? AND instance = ? AND claimed_until IS NOT NULL
            """)
        .params(event.backendId(), event.instance())
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
