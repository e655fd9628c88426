package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Listed;
import dev.interlock.command.aws.PageRequest;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.messaging.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deployments that exist, each with the API as it was deployed. */
@Component
public class DeployedApis {
  private final JdbcClient jdbc;

  DeployedApis(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The API as it was deployed.
   *
   * @throws Refusal INVALID when the deployment was made before snapshots were kept
   */
  public ApiDefinition definition(String restApiId, String deploymentId) {
    return jdbc
        .sql("SELECT definition FROM command.deployment WHERE rest_api_id = ? AND id = ?")
        .params(restApiId, deploymentId)
        .query(String.class)
        .list()
        .stream()
        .filter(Objects::nonNull)
        .findFirst()
        .map(DeployedApis::definition)
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "What deployment %s deployed is not known; make a new one"
                        .formatted(deploymentId)));
  }

  DeploymentView view(String restApiId, String deploymentId, boolean withSummary) {
    return jdbc.sql("SELECT * FROM command.deployment WHERE rest_api_id = ? AND id = ?")
        .params(restApiId, deploymentId)
        .query((row, number) -> view(row, withSummary))
        .optional()
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_DEPLOYMENT));
  }

  List<Listed<DeploymentView>> list(String restApiId, PageRequest page) {
    return jdbc.sql(
            """
            SELECT * FROM command.deployment WHERE rest_api_id = ? AND listed > ?
            ORDER BY listed LIMIT ?
            """)
        .params(restApiId, page.after(), page.rows())
        .query((row, number) -> new Listed<>(row.getLong("listed"), view(row, false)))
        .list();
  }

  private static DeploymentView view(ResultSet row, boolean withSummary) throws SQLException {
    String json = withSummary ? row.getString("definition") : null;
    return DeploymentView.of(
        row.getString("id"),
        row.getString("description"),
        row.getObject("created", OffsetDateTime.class).toEpochSecond(),
        json == null ? null : definition(json));
  }

  private static ApiDefinition definition(String json) {
    return Json.mapper().readValue(json, ApiDefinition.class);
  }
}
