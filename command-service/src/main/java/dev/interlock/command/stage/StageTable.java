package dev.interlock.command.stage;

import static java.time.ZoneOffset.UTC;

import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.TextMap;
import dev.interlock.command.certificate.Presenters;
import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.command.restapi.StagesOfApi;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageEvent.StageTagged;
import dev.interlock.contract.StageEvent.StageUntagged;
import dev.interlock.contract.StageEvent.StageUpdated;
import dev.interlock.contract.StageRef;
import dev.interlock.messaging.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code command.stage}, written in the transaction of the events. */
@Component
class StageTable implements SameTransaction, Presenters, StagesOfApi, StageDirectory {
  private final JdbcClient jdbc;

  StageTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventHandler
  void on(StageCreated event) {
    jdbc.sql(
            """
            INSERT INTO command.stage (rest_api_id, name, deployment_id, variables, tags, created,
              last_updated, follow_since)
            VALUES (:api, :name, :deployment, '{}', :tags::jsonb, :at, :at, :since)
            """)
        .param("api", event.stage().restApiId())
        .param("name", event.stage().stageName())
        .param("deployment", event.deploymentId())
        .param("tags", TextMap.write(event.tags()))
        .param("at", event.at().atOffset(UTC))
        .param("since", event.at().toString())
        .update();
    update(
        event.stage(),
        StageSettings.of(
            event.deploymentId(), event.description(), event.variables(), event.settings(), null),
        event.at());
  }

  @EventHandler
  void on(StageUpdated event) {
    update(
        event.stage(),
        StageSettings.of(
            event.deploymentId(), event.description(), event.variables(), event.settings(), null),
        event.at());
  }

  private void update(StageRef stage, StageSettings settings, Instant at) {
    jdbc.sql(
            """
            UPDATE command.stage SET deployment_id = :deployment, description = :description,
              variables = :variables::jsonb, settings = :settings::jsonb,
              canary_deployment_id = :canary, last_updated = :at
            WHERE rest_api_id = :api AND name = :name
            """)
        .param("deployment", settings.deploymentId())
        .param("description", settings.description())
        .param("variables", TextMap.write(settings.variables()))
        .param("settings", Json.mapper().writeValueAsString(settings.others()))
        .param("canary", settings.canaryDeploymentId())
        .param("at", at.atOffset(UTC))
        .param("api", stage.restApiId())
        .param("name", stage.stageName())
        .update();
  }

  @EventHandler
  void on(CertificateAssignedToStage event) {
    present(event.stage(), event.to(), event.rotationId(), event.at());
  }

  @EventHandler
  void on(CertificateRemovedFromStage event) {
    present(event.stage(), null, null, event.at());
  }

  private void present(
      StageRef stage, @Nullable String certificateId, @Nullable String rotationId, Instant at) {
    jdbc.sql(
            """
            UPDATE command.stage SET client_certificate_id = :certificate, last_updated = :at,
              follow_since = :since, switched_by = :rotation
            WHERE rest_api_id = :api AND name = :name
            """)
        .param("certificate", certificateId)
        .param("at", at.atOffset(UTC))
        .param("since", at.toString())
        .param("rotation", rotationId)
        .param("api", stage.restApiId())
        .param("name", stage.stageName())
        .update();
  }

  @EventHandler
  void on(StageTagged event) {
    StageRef stage = event.stage();
    jdbc.sql("UPDATE command.stage SET tags = tags || ?::jsonb WHERE rest_api_id = ? AND name = ?")
        .params(TextMap.write(event.tags()), stage.restApiId(), stage.stageName())
        .update();
  }

  @EventHandler
  void on(StageUntagged event) {
    StageRef stage = event.stage();
    jdbc.sql("UPDATE command.stage SET tags = tags - ?::text[] WHERE rest_api_id = ? AND name = ?")
        .params(event.tagKeys().toArray(String[]::new), stage.restApiId(), stage.stageName())
        .update();
  }

  @EventHandler
  void on(StageDeleted event) {
    jdbc.sql("DELETE FROM command.stage WHERE rest_api_id = ? AND name = ?")
        .params(event.stage().restApiId(), event.stage().stageName())
        .update();
  }

  @Override
  public Optional<Document> find(StageRef stage) {
    return jdbc.sql("SELECT * FROM command.stage WHERE rest_api_id = ? AND name = ?")
        .params(stage.restApiId(), stage.stageName())
        .query(StageTable::row)
        .optional();
  }

  /** The stages of an API, by name; of one deployment when that is given. */
  List<Document> list(String restApiId, @Nullable String deploymentId) {
    return jdbc.sql(
            """
            SELECT * FROM command.stage
            WHERE rest_api_id = :api AND (:deployment::text IS NULL OR deployment_id = :deployment)
            ORDER BY name
            """)
        .param("api", restApiId)
        .param("deployment", deploymentId)
        .query(StageTable::row)
        .list();
  }

  @Override
  public List<StageRef> of(String certificateId) {
    return jdbc.sql(
            """
            SELECT rest_api_id, name AS stage_name FROM command.stage
            WHERE client_certificate_id = ? ORDER BY rest_api_id, name FOR SHARE
            """)
        .param(certificateId)
        .query(StageRef.class)
        .list();
  }

  @Override
  public List<String> hold(String restApiId) {
    jdbc.sql("SELECT 1 FROM command.rest_api WHERE id = ? FOR UPDATE")
        .param(restApiId)
        .query(Integer.class)
        .list();
    return jdbc.sql("SELECT name FROM command.stage WHERE rest_api_id = ? ORDER BY name")
        .param(restApiId)
        .query(String.class)
        .list();
  }

  @Override
  public boolean serve(String restApiId, String deploymentId) {
    jdbc.sql("SELECT 1 FROM command.deployment WHERE rest_api_id = ? AND id = ? FOR UPDATE")
        .params(restApiId, deploymentId)
        .query(Integer.class)
        .list();
    return !jdbc.sql(
            """
            SELECT name FROM command.stage
            WHERE rest_api_id = :api AND :deployment IN (deployment_id, canary_deployment_id)
            """)
        .param("api", restApiId)
        .param("deployment", deploymentId)
        .query(String.class)
        .list()
        .isEmpty();
  }

  private static Document row(ResultSet row, int number) throws SQLException {
    return StageView.of(
        row.getString("name"),
        StageSettings.of(
            row.getString("deployment_id"),
            row.getString("description"),
            TextMap.read(row.getString("variables")),
            Json.mapper().readValue(row.getString("settings"), Document.class).members(),
            row.getString("client_certificate_id")),
        TextMap.read(row.getString("tags")),
        row.getObject("created", OffsetDateTime.class).toEpochSecond(),
        row.getObject("last_updated", OffsetDateTime.class).toEpochSecond());
  }
}
