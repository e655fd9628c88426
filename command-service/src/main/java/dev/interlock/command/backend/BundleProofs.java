package dev.interlock.command.backend;

import static java.time.ZoneOffset.UTC;

import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.SessionLifetimes;
import dev.interlock.contract.trust.BackendTrust;
import dev.interlock.messaging.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What backends took to prove their bundles. Only bundles of rotations count: the first one of a
 * backend waits for whoever sets it up. One that a newer bundle replaced before it was proved says
 * nothing.
 */
@Component
public class BundleProofs implements SameTransaction {
  /** Five rotations, of two bundles each. */
  private static final int LAST = 10;

  /** A certificate of a year is rotated once in so long. */
  private static final Duration RECENT = Duration.ofDays(400);

  private final JdbcClient jdbc;
  private final Backends backends;

  BundleProofs(JdbcClient jdbc, Backends backends) {
    this.jdbc = jdbc;
    this.backends = backends;
  }

  /** The pace of every backend, by what it took lately. */
  public List<BackendPace> paces(Instant now) {
    return jdbc.sql(
            """
            SELECT registration, ARRAY(
              SELECT (extract(epoch FROM proved_at - offered_at) * 1000)::bigint
              FROM command.bundle_proof AS proof
              WHERE proof.backend_id = backend.backend_id AND proved_at > ?
              ORDER BY version DESC LIMIT ?) AS taken
            FROM command.backend ORDER BY backend_id
            """)
        .params(now.minus(RECENT).atOffset(UTC), LAST)
        .query(
            (row, number) -> {
              BackendRegistered registered =
                  Json.mapper().readValue(row.getString("registration"), BackendRegistered.class);
              Long[] taken = (Long[]) row.getArray("taken").getArray();
              return new BackendPace(
                  registered.backendId(),
                  SessionLifetimes.drain(registered.sessions()),
                  Stream.of(taken).map(Duration::ofMillis).toList());
            })
        .list();
  }

  @EventHandler
  void on(TrustBundleRevised event) {
    jdbc.sql("DELETE FROM command.bundle_proof WHERE backend_id = ? AND proved_at IS NULL")
        .param(event.backendId())
        .update();
    if (event.rotationId() != null) {
      jdbc.sql(
              "INSERT INTO command.bundle_proof (backend_id, version, offered_at) VALUES (?, ?, ?)")
          .params(event.backendId(), event.version(), event.at().atOffset(UTC))
          .update();
    }
  }

  @EventHandler
  void on(TrustAcknowledged event) {
    prove(event);
  }

  @EventHandler
  void on(ProbeRecorded event) {
    prove(event);
  }

  @EventHandler
  void on(InstanceLeft event) {
    prove(event);
  }

  private void prove(BackendEvent event) {
    if (isOpen(event.backendId()) && isProved(event)) {
      jdbc.sql(
              """
              UPDATE command.bundle_proof SET proved_at = greatest(offered_at, ?)
              WHERE backend_id = ? AND proved_at IS NULL
              """)
          .params(event.at().atOffset(UTC), event.backendId())
          .update();
    }
  }

  private boolean isOpen(String backendId) {
    return jdbc.sql("SELECT 1 FROM command.bundle_proof WHERE backend_id = ? AND proved_at IS NULL")
        .param(backendId)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Whether every instance accepts what the bundle holds, and refuses what it holds no more. */
  private boolean isProved(BackendEvent event) {
    // The handler of the table may have folded the event in already; twice is the same.
    BackendTrust trust = backends.trust(event.backendId()).on(event);
    return trust.bundle().stream().allMatch(trust::accepts)
        && backends.toldTo(event.backendId()).stream()
            .filter(told -> !trust.bundle().contains(told))
            .allMatch(trust::refuses);
  }
}
