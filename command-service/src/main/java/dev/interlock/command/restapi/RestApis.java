package dev.interlock.command.restapi;

import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Listed;
import dev.interlock.command.aws.PageRequest;
import dev.interlock.command.aws.TextMap;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The REST APIs and deployments that exist, as AWS's operations show them. */
@Component
public class RestApis {
  static final String UNKNOWN_RESOURCE = "Invalid Resource identifier specified";
  static final String UNKNOWN_METHOD = "Invalid Method identifier specified";
  static final String UNKNOWN_INTEGRATION = "Invalid Integration identifier specified";
  static final String UNKNOWN_DEPLOYMENT = "Invalid Deployment identifier specified";

  private final JdbcClient jdbc;

  RestApis(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** AWS's text, which names the account too; here there is one, written as none. */
  static String unknownApi(String restApiId) {
    return "Invalid API identifier specified 000000000000:" + restApiId;
  }

  /** Answers as AWS does when there is no such API. */
  public void requireExisting(String restApiId) {
    get(restApiId);
  }

  RestApiView get(String restApiId) {
    return jdbc.sql("SELECT * FROM command.rest_api WHERE id = ?")
        .param(restApiId)
        .query(RestApis::restApi)
        .optional()
        .map(Listed::value)
        .orElseThrow(() -> AwsFault.notFound(unknownApi(restApiId)));
  }

  List<Listed<RestApiView>> list(PageRequest page) {
    return jdbc.sql("SELECT * FROM command.rest_api WHERE listed > ? ORDER BY listed LIMIT ?")
        .params(page.after(), page.rows())
        .query(RestApis::restApi)
        .list();
  }

  Optional<DeploymentView> deployment(String restApiId, String deploymentId) {
    return jdbc.sql("SELECT * FROM command.deployment WHERE rest_api_id = ? AND id = ?")
        .params(restApiId, deploymentId)
        .query(RestApis::deployment)
        .optional()
        .map(Listed::value);
  }

  List<Listed<DeploymentView>> deployments(String restApiId, PageRequest page) {
    return jdbc.sql(
            """
            SELECT * FROM command.deployment WHERE rest_api_id = ? AND listed > ?
            ORDER BY listed LIMIT ?
            """)
        .params(restApiId, page.after(), page.rows())
        .query(RestApis::deployment)
        .list();
  }

  private static Listed<RestApiView> restApi(ResultSet row, int number) throws SQLException {
    return new Listed<>(
        row.getLong("listed"),
        RestApiView.of(
            row.getString("id"),
            row.getString("name"),
            row.getString("description"),
            created(row),
            TextMap.read(row.getString("tags")),
            row.getString("root_resource_id")));
  }

  private static Listed<DeploymentView> deployment(ResultSet row, int number) throws SQLException {
    return new Listed<>(
        row.getLong("listed"),
        new DeploymentView(row.getString("id"), row.getString("description"), created(row)));
  }

  private static long created(ResultSet row) throws SQLException {
    return row.getObject("created", OffsetDateTime.class).toEpochSecond();
  }
}
