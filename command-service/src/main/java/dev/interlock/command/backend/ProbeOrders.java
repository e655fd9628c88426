package dev.interlock.command.backend;

import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.InstanceJoined;
import dev.interlock.contract.BackendEvent.InstanceLeft;
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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which instances are to be probed. An order outlives a crash: it is done when the probe is
 * recorded, and a claim that runs out can be claimed again. An instance that does not do what its
 * bundle says is probed again, later and later; one that does is visited now and then.
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
  private final Duration patrol;

  ProbeOrders(
      JdbcClient jdbc,
      Backends backends,
      @Value("${interlock.probe.retry}") Duration retry,
      @Value("${interlock.probe.longest-retry}") Duration longest,
      @Value("${interlock.probe.patrol}") Duration patrol) {
    this.jdbc = jdbc;
    this.backends = backends;
    this.retry = retry;
    this.longest = longest;
    this.patrol = patrol;
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
            SELECT backend_id, name, ? FROM command.backend_instance
            WHERE backend_id = ? AND address IS NOT NULL
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

  /** Each at its own time, so that a restart of everything is followed by no rush. */
  @EventHandler
  void on(BackendBoundToStage event) {
    jdbc.sql(
            """
            INSERT INTO command.probe_order (backend_id, instance, due_at)
            SELECT backend_id, name, :at + command.spread(backend_id, name) * :patrol
              * interval '1 second'
            FROM command.backend_instance
            WHERE backend_id = :backend AND address IS NOT NULL
            ON CONFLICT (backend_id, instance) DO NOTHING
            """)
        .param("at", utc(event.at()))
        .param("patrol", seconds(patrol))
        .param("backend", event.backendId())
        .update();
  }

  @EventHandler
  void on(InstanceJoined event) {
    if (event.instance().address() != null) {
      jdbc.sql(
              """
              INSERT INTO command.probe_order (backend_id, instance, due_at) VALUES (?, ?, ?)
              ON CONFLICT (backend_id, instance) DO NOTHING
              """)
          .params(event.backendId(), event.instance().name(), utc(event.at()))
          .update();
    }
  }

  @EventHandler
  void on(InstanceLeft event) {
    jdbc.sql("DELETE FROM command.probe_order WHERE backend_id = ? AND instance = ?")
        .params(event.backendId(), event.instance())
        .update();
  }

  @EventHandler
  void on(ProbeRecorded event) {
    reschedule(event, null);
  }

  /** Takes note that a claimed probe was made, whether or not it was worth recording. */
  void done(Order order, ProbeRecorded shown) {
    reschedule(shown, order.claimedUntil());
  }

  /**
   * An order that came while the probe was under way stays, and is due at once.
   *
   * @param claim that must still stand; null for any
   */
  private void reschedule(ProbeRecorded probe, @Nullable OffsetDateTime claim) {
    boolean settled = settles(probe, backends.trust(probe.backendId()).on(probe));
    if (settled) {
      endPatrol(probe, claim);
    }
    jdbc.sql(
            """
            UPDATE command.probe_order SET claimed_until = NULL,
              failures = CASE WHEN :settled THEN 0 ELSE failures + 1 END,
              due_at = CASE WHEN due_at > :at THEN due_at ELSE :at + interval '1 second' * CASE
                WHEN :settled THEN :patrol * (0.75 + command.spread(backend_id, instance) / 2)
                ELSE least(:retry * power(2, least(failures, 20)), :longest) END END
            WHERE backend_id = :backend AND instance = :instance
              AND (CAST(:claim AS timestamptz) IS NULL OR claimed_until = :claim)
            """)
        .param("settled", settled)
        .param("at", utc(probe.at()))
        .param("patrol", seconds(patrol))
        .param("retry", seconds(retry))
        .param("longest", seconds(longest))
        .param("backend", probe.backendId())
        .param("instance", probe.instance())
        .param("claim", claim)
        .update();
  }

  /** Of a backend that serves no stage any more. */
  private void endPatrol(ProbeRecorded probe, @Nullable OffsetDateTime claim) {
    jdbc.sql(
            """
            DELETE FROM command.probe_order WHERE backend_id = :backend AND instance = :instance
              AND due_at <= :at AND (CAST(:claim AS timestamptz) IS NULL OR claimed_until = :claim)
              AND NOT EXISTS (SELECT 1 FROM command.backend_stage WHERE backend_id = :backend)
            """)
        .param("backend", probe.backendId())
        .param("instance", probe.instance())
        .param("at", utc(probe.at()))
        .param("claim", claim)
        .update();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
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
