package dev.interlock.query.stage;

import dev.interlock.contract.Presentation;
import dev.interlock.contract.StageEvent;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageEvent.StageTagged;
import dev.interlock.contract.StageEvent.StageUntagged;
import dev.interlock.contract.StageEvent.StageUpdated;
import dev.interlock.query.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps a row for each stage that exists, and what each gateway presents there. */
@Component
public final class StageProjection {
  private final JdbcClient jdbc;

  public StageProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the next event of a stage. */
  public void on(StageEvent event) {
    switch (event) {
      case StageCreated created -> insert(created);
      case StageUpdated updated ->
          jdbc.sql("UPDATE query.stage SET deployment_id = ?, description = ? WHERE stage_id = ?")
              .param(updated.deploymentId())
              .param(updated.description())
              .param(updated.stage().id())
              .update();
      case PresentationReported reported -> present(reported);
      case StageTagged tagged ->
          jdbc.sql("UPDATE query.stage SET tags = tags || CAST(? AS jsonb) WHERE stage_id = ?")
              .param(Columns.json(tagged.tags()))
              .param(tagged.stage().id())
              .update();
      case StageUntagged untagged ->
          jdbc.sql("UPDATE query.stage SET tags = tags - CAST(? AS text[]) WHERE stage_id = ?")
              .param(untagged.tagKeys().toArray(String[]::new))
              .param(untagged.stage().id())
              .update();
      case CertificateAssignedToStage assigned ->
          jdbc.sql(
                  "UPDATE query.stage SET certificate_id = ?, presented_since = ?, rotation_id = ?"
                      + " WHERE stage_id = ?")
              .param(assigned.to())
              .param(Columns.time(assigned.at()))
              .param(assigned.rotationId())
              .param(assigned.stage().id())
              .update();
      case CertificateRemovedFromStage removed ->
          jdbc.sql(
                  "UPDATE query.stage SET certificate_id = NULL, presented_since = NULL,"
                      + " rotation_id = NULL WHERE stage_id = ?")
              .param(removed.stage().id())
              .update();
      case StageDeleted deleted -> {
        jdbc.sql("DELETE FROM query.stage WHERE stage_id = ?").param(deleted.stage().id()).update();
        jdbc.sql("DELETE FROM query.presentation WHERE stage_id = ?")
            .param(deleted.stage().id())
            .update();
      }
    }
  }

  private void present(PresentationReported event) {
    Presentation presentation = event.presentation();
    jdbc.sql(
            """
            INSERT INTO query.presentation (stage_id, gateway_id, since, certificate_id,
              fingerprint, old_connections, reported_at)
            VALUES (:stage, :gateway, :since, :certificate, :fingerprint, CAST(:old AS jsonb), :at)
            ON CONFLICT (stage_id, gateway_id) DO UPDATE SET since = excluded.since,
              certificate_id = excluded.certificate_id, fingerprint = excluded.fingerprint,
              old_connections = excluded.old_connections, reported_at = excluded.reported_at
            """)
        .param("stage", event.stage().id())
        .param("gateway", event.gatewayId())
        .param("since", Columns.time(presentation.since()))
        .param("certificate", presentation.certificateId())
        .param("fingerprint", presentation.fingerprint())
        .param("old", Columns.json(presentation.oldConnections()))
        .param("at", Columns.time(event.at()))
        .update();
  }

  private void insert(StageCreated event) {
    jdbc.sql(
            """
            INSERT INTO query.stage (stage_id, rest_api_id, stage_name, deployment_id, description,
              tags, created_at)
            VALUES (:id, :restApiId, :stageName, :deploymentId, :description,
              CAST(:tags AS jsonb), :at)
            """)
        .param("id", event.stage().id())
        .param("restApiId", event.stage().restApiId())
        .param("stageName", event.stage().stageName())
        .param("deploymentId", event.deploymentId())
        .param("description", event.description())
        .param("tags", Columns.json(event.tags()))
        .param("at", Columns.time(event.at()))
        .update();
  }
}
