package dev.interlock.query.backend;

import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.BackendEvent.CertificateObserved;
import dev.interlock.contract.BackendEvent.DiscoveryConfigured;
import dev.interlock.contract.BackendEvent.DiscoveryFailed;
import dev.interlock.contract.BackendEvent.DiscoveryRecovered;
import dev.interlock.contract.BackendEvent.InstanceFellSilent;
import dev.interlock.contract.BackendEvent.InstanceHeard;
import dev.interlock.contract.BackendEvent.InstanceJoined;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.BackendEvent.TrustRefused;
import dev.interlock.contract.Instance;
import dev.interlock.contract.trust.BackendTrust;
import dev.interlock.query.rehearsal.Trials;
import dev.interlock.query.sql.Columns;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a row for each backend with what its events prove, what each instance showed last, and when
 * it served which stage.
 */
@Component
public final class BackendProjection {
  private static final Logger log = LoggerFactory.getLogger(BackendProjection.class);

  /** The trust before and after an event. */
  record Step(BackendTrust before, BackendTrust after) {}

  private final JdbcClient jdbc;
  private final Trials trials;
  private final EvidenceRows evidence;

  public BackendProjection(JdbcClient jdbc, Trials trials) {
    this.jdbc = jdbc;
    this.trials = trials;
    this.evidence = new EvidenceRows(jdbc);
  }

  /** Takes the next event of a backend. */
  public void on(BackendEvent event) {
    switch (event) {
      case BackendRegistered registered -> insert(registered);
      case BackendBoundToStage bound -> {
        advance(bound);
        jdbc.sql(
                """
                INSERT INTO query.backend_binding (backend_id, stage_id, bound_at) VALUES (?, ?, ?)
                """)
            .params(bound.backendId(), bound.stage().id(), Columns.time(bound.at()))
            .update();
      }
      case BackendUnboundFromStage unbound -> {
        advance(unbound);
        jdbc.sql(
                """
                UPDATE query.backend_binding SET unbound_at = ?
                WHERE backend_id = ? AND stage_id = ? AND unbound_at IS NULL
                """)
            .params(Columns.time(unbound.at()), unbound.backendId(), unbound.stage().id())
            .update();
      }
      case TrustBundleRevised revised -> advance(revised);
      case TrustAcknowledged acknowledged ->
          advance(acknowledged).ifPresent(step -> evidence.on(acknowledged, step));
      case ProbeRecorded probe -> advance(probe).ifPresent(step -> evidence.on(probe, step));
      case InstanceJoined joined ->
          advance(joined)
              .ifPresent(
                  step ->
                      instances(
                          joined,
                          instances -> instances.put(joined.instance().name(), joined.instance())));
      case InstanceLeft left ->
          advance(left)
              .ifPresent(
                  step -> {
                    instances(left, instances -> instances.remove(left.instance()));
                    evidence.on(left);
                  });
      case CertificateObserved seen -> advance(seen);
      case DiscoveryFailed failed -> advance(failed);
      case DiscoveryRecovered recovered -> advance(recovered);
      case DiscoveryConfigured configured -> discovery(configured);
      case InstanceFellSilent ignored -> {}
      case InstanceHeard ignored -> {}
      case TrustRefused ignored -> {}
    }
  }

  private Optional<Step> advance(BackendEvent event) {
    Optional<Step> step =
        jdbc.sql("SELECT trust FROM query.backend WHERE backend_id = ?")
            .param(event.backendId())
            .query((row, number) -> Columns.json(row, "trust", BackendTrust.class))
            .optional()
            .map(before -> new Step(before, before.on(event)));
    step.ifPresentOrElse(
        taken -> {
          jdbc.sql("UPDATE query.backend SET trust = CAST(? AS jsonb) WHERE backend_id = ?")
              .param(Columns.json(taken.after()))
              .param(event.backendId())
              .update();
          trials.on(event, taken.before(), taken.after());
        },
        () -> warnUnregistered(event));
    return step;
  }

  private void instances(BackendEvent event, Consumer<Map<String, Instance>> change) {
    Map<String, Instance> instances = new TreeMap<>();
    jdbc.sql("SELECT * FROM query.backend WHERE backend_id = ?")
        .param(event.backendId())
        .query(BackendRow::of)
        .single()
        .instances()
        .forEach(instance -> instances.put(instance.name(), instance));
    change.accept(instances);
    jdbc.sql("UPDATE query.backend SET instances = CAST(? AS jsonb) WHERE backend_id = ?")
        .param(Columns.json(instances.values()))
        .param(event.backendId())
        .update();
  }

  private void discovery(DiscoveryConfigured event) {
    jdbc.sql("UPDATE query.backend SET discovery = CAST(? AS jsonb) WHERE backend_id = ?")
        .param(Columns.json(event.discovery()))
        .param(event.backendId())
        .update();
  }

  private void insert(BackendRegistered event) {
    jdbc.sql(
            """
            INSERT INTO query.backend (backend_id, description, server_name, probe_path, instances,
              trust, registered_at)
            VALUES (:id, :description, :serverName, :probePath, CAST(:instances AS jsonb),
              CAST(:trust AS jsonb), :at)
            """)
        .param("id", event.backendId())
        .param("description", event.description())
        .param("serverName", event.serverName())
        .param("probePath", event.probePath())
        .param("instances", Columns.json(event.instances()))
        .param("trust", Columns.json(BackendTrust.of(event)))
        .param("at", Columns.time(event.at()))
        .update();
  }

  // Its registration is parked: stopping here would stop every other aggregate as well.
  private static void warnUnregistered(BackendEvent event) {
    log.warn(
        "Backend {} is not registered here, so its {} has no effect; see the parked messages",
        event.backendId(),
        event.getClass().getSimpleName());
  }
}
