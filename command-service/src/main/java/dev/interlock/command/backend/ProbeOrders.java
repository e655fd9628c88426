package dev.interlock.command.backend;

import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which instances are to be probed. An order outlives a crash: it is done when the probe is
 * recorded, and a claim that runs out can be claimed again. An instance that does not do what its
 * bundle says is probed again, later and later.
 */
@Component
class ProbeOrders implements SameTransaction, ProbeRequests, ProbeClaims {
  static final Duration CLAIM = Duration.ofSeconds(30);
  private static final String[] PROBED =
      Stream.of(Evidence.values())
          .filter(evidence -> !evidence.claimable())
          .map(Evidence::name)
          .toArray(String[]::new);
  private final JdbcClient jdbc;
  private final Backends backends;
  private final Duration retry;
  private final Duration longest;

  ProbeOrders(
      JdbcClient jdbc,
      Backends backends,
      @Value("${interlock.probe.retry}") Duration retry,
      @Value("${interlock.probe.longest-retry}") Duration longest) {
    this.jdbc = jdbc;
    this.backends = backends;
    this.retry = retry;
    this.longest = longest;
  }

  /**
   * An instance to probe now.
   *
   * @param version of the bundle that it should hold
   * @param claimedUntil when the claim runs out; it tells this claim from any other
   */
  record Order(String backendId, String instance, int version, OffsetDateTime claimedUntil) {}

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
            RETURNING due.backend_id, instance, version, claimed_until
            """)
        .params(utc(now.plus(CLAIM)), utc(now), utc(now), limit)
        .query(Order.class)
        .list();
  }

  @Override
  public boolean stands(Order order) {
    return jdbc.sql(
            """
            SELECT 1 FROM command.probe_order
            WHERE backend_id = ? AND instance = ? AND claimed_until = ?
            """)
        .params(order.backendId(), order.instance(), order.claimedUntil())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  @Override
  public void order(String backendId, Instant due) {
    jdbc.sql(
            """
            INSERT INTO command.probe_order (backend_id, instance, due_at)
            SELECT backend_id, jsonb_path_query(registration, '$.instances[*].name') #>> '{}', ?
            FROM command.backend WHERE backend_id = ?
            ON CONFLICT (backend_id, instance) DO UPDATE SET due_at = excluded.due_at
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
              SET due_at = excluded.due_at, claimed_until = NULL, failures = 0
            """)
        .params(event.instance(), utc(event.at()), event.backendId(), PROBED)
        .update();
  }

  /** An order that came while the probe was under way stays, and is due at once. */
  @EventHandler
  void on(ProbeRecorded event) {
    if (settles(event, backends.trust(event.backendId()).on(event))) {
      jdbc.sql(
              """
              DELETE FROM command.probe_order
              WHERE backend_id = ? AND instance = ? AND due_at <= ?
              """)
          .params(event.backendId(), event.instance(), utc(event.at()))
          .update();
    }
    jdbc.sql(
            """
            UPDATE command.probe_order SET claimed_until = NULL, failures = failures + 1,
              due_at = CASE WHEN due_at > :at THEN due_at ELSE :at
                + least(:retry * power(2, least(failures, 20)), :longest) * interval '1 second' END
            WHERE backend_id = :backend AND instance = :instance
            """)
        .param("at", utc(event.at()))
        .param("retry", retry.toMillis() / 1000.0)
        .param("longest", longest.toMillis() / 1000.0)
        .param("backend", event.backendId())
        .param("instance", event.instance())
        .update();
  }

  /** Whether the instance is known to do what its bundle says, as far as probes can show it. */
  private static boolean settles(ProbeRecorded probe, BackendTrust trust) {
    return trust.required().claimable()
        || trust.bundle().isEmpty()
        || probe.certificates().keySet().stream()
            .map(
                certificate ->
                    trust.bundle().contains(certificate)
                        ? trust.notAccepting(certificate)
                        : trust.notRefusing(certificate))
            .noneMatch(lacking -> lacking.contains(probe.instance()));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
