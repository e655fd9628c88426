package dev.interlock.command.backend;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.BackendEvent.CertificateObserved;
import dev.interlock.contract.BackendEvent.DiscoveryFailed;
import dev.interlock.contract.BackendEvent.DiscoveryRecovered;
import dev.interlock.contract.BackendEvent.InstanceJoined;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.SessionLifetimes;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustBundle;
import dev.interlock.contract.trust.BackendTrust;
import dev.interlock.messaging.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The backends as they are now. */
@Component
public class Backends implements SameTransaction {
  private final JdbcClient jdbc;

  Backends(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The trust of each backend that serves a stage; locked until the transaction ends. */
  public List<BackendTrust> serving(StageRef stage) {
    return jdbc
        .sql(
            """
            SELECT trust FROM command.backend JOIN command.backend_stage USING (backend_id)
            WHERE stage_id = ? ORDER BY backend_id FOR UPDATE OF backend
            """)
        .param(stage.id())
        .query(String.class)
        .list()
        .stream()
        .map(trust -> Json.mapper().readValue(trust, BackendTrust.class))
        .toList();
  }

  /** The backends whose bundle holds a certificate. */
  public List<String> trusting(String certificateId) {
    return jdbc.sql(
            """
            SELECT backend_id FROM command.backend
            WHERE bundle @> jsonb_build_object('certificates',
              jsonb_build_array(jsonb_build_object('certificateId', ?::text)))
            ORDER BY backend_id
            """)
        .param(certificateId)
        .query(String.class)
        .list();
  }

  /** The stages of the backends whose bundle holds a certificate. */
  public List<StageRef> stagesTrusting(String certificateId) {
    return trusting(certificateId).stream()
        .flatMap(backend -> trust(backend).stages().stream())
        .distinct()
        .toList();
  }

  /** The certificates that a backend has ever been told to trust and whose key still exists. */
  List<String> toldTo(String backendId) {
    return jdbc.sql(
            "SELECT certificate_id FROM command.backend_certificate WHERE backend_id = ? ORDER BY"
                + " 1")
        .param(backendId)
        .query(String.class)
        .list();
  }

  /** The bundle that a backend should hold; version 0 before the first. */
  public TrustBundle bundle(String backendId) {
    return read(backendId, "bundle", TrustBundle.class);
  }

  /** How long what a certificate opened at a backend lives on. */
  public Duration drain(String backendId) {
    return SessionLifetimes.drain(registration(backendId).sessions());
  }

  /** What the events of a backend prove. */
  BackendTrust trust(String backendId) {
    return read(backendId, "trust", BackendTrust.class);
  }

  BackendRegistered registration(String backendId) {
    return read(backendId, "registration", BackendRegistered.class);
  }

  void require(String backendId) {
    registration(backendId);
  }

  private <T> T read(String backendId, String column, Class<T> type) {
    Optional<String> json =
        jdbc.sql("SELECT %s FROM command.backend WHERE backend_id = ?".formatted(column))
            .param(backendId)
            .query(String.class)
            .optional();
    return json.map(found -> Json.mapper().readValue(found, type))
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "There is no backend %s; register it with POST /v1/backends"
                        .formatted(backendId)));
  }

  @EventHandler
  void on(BackendRegistered event) {
    jdbc.sql(
            """
            INSERT INTO command.backend (backend_id, registration, trust, version, bundle)
            VALUES (?, ?::jsonb, ?::jsonb, 0, ?::jsonb)
            """)
        .params(
            event.backendId(),
            Json.mapper().writeValueAsString(event),
            Json.mapper().writeValueAsString(BackendTrust.of(event)),
            Json.mapper()
                .writeValueAsString(new TrustBundle(event.backendId(), 0, List.of(), event.at())))
        .update();
  }

  @EventHandler
  void on(BackendBoundToStage event) {
    fold(event);
    jdbc.sql("INSERT INTO command.backend_stage (backend_id, stage_id) VALUES (?, ?)")
        .params(event.backendId(), event.stage().id())
        .update();
  }

  @EventHandler
  void on(BackendUnboundFromStage event) {
    fold(event);
    jdbc.sql("DELETE FROM command.backend_stage WHERE backend_id = ? AND stage_id = ?")
        .params(event.backendId(), event.stage().id())
        .update();
  }

  @EventHandler
  void on(TrustBundleRevised event) {
    fold(event);
    TrustBundle bundle =
        new TrustBundle(event.backendId(), event.version(), event.certificates(), event.at());
    jdbc.sql("UPDATE command.backend SET version = ?, bundle = ?::jsonb WHERE backend_id = ?")
        .params(event.version(), Json.mapper().writeValueAsString(bundle), event.backendId())
        .update();
    event
        .certificates()
        .forEach(
            certificate ->
                jdbc.sql(
                        """
                        INSERT INTO command.backend_certificate (backend_id, certificate_id)
                        VALUES (?, ?) ON CONFLICT DO NOTHING
                        """)
                    .params(event.backendId(), certificate.certificateId())
                    .update());
  }

  @EventHandler
  void on(TrustAcknowledged event) {
    fold(event);
  }

  @EventHandler
  void on(ProbeRecorded event) {
    fold(event);
  }

  @EventHandler
  void on(CertificateObserved event) {
    fold(event);
  }

  @EventHandler
  void on(InstanceJoined event) {
    fold(event);
  }

  @EventHandler
  void on(InstanceLeft event) {
    fold(event);
  }

  @EventHandler
  void on(DiscoveryFailed event) {
    fold(event);
  }

  @EventHandler
  void on(DiscoveryRecovered event) {
    fold(event);
  }

  @EventHandler
  void on(PrivateKeyDestroyed event) {
    jdbc.sql("DELETE FROM command.backend_certificate WHERE certificate_id = ?")
        .param(event.certificateId())
        .update();
  }

  private void fold(BackendEvent event) {
    String trust =
        jdbc.sql("SELECT trust FROM command.backend WHERE backend_id = ? FOR UPDATE")
            .param(event.backendId())
            .query(String.class)
            .single();
    BackendTrust next = Json.mapper().readValue(trust, BackendTrust.class).on(event);
    jdbc.sql("UPDATE command.backend SET trust = ?::jsonb WHERE backend_id = ?")
        .params(Json.mapper().writeValueAsString(next), event.backendId())
        .update();
  }
}
