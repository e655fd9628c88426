package dev.interlock.command.restapi;

import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.AwsIdentity;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.Listed;
import dev.interlock.command.aws.PageRequest;
import dev.interlock.command.aws.TextMap;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.contract.restapi.Resource;
import dev.interlock.messaging.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The REST APIs that exist. */
@Component
public class RestApis {
  /** AWS's text for an unknown resource. */
  public static final String UNKNOWN_RESOURCE = "Invalid Resource identifier specified";

  /** AWS's text for an unknown method. */
  public static final String UNKNOWN_METHOD = "Invalid Method identifier specified";

  /** AWS's text for a method without an integration. */
  public static final String UNKNOWN_INTEGRATION = "Invalid Integration identifier specified";

  static final String UNKNOWN_RESPONSE = "Invalid Response status code specified";
  static final String UNKNOWN_DEPLOYMENT = "Invalid Deployment identifier specified";

  private final JdbcClient jdbc;
  private final Resources resources;
  private final AwsIdentity identity;

  RestApis(JdbcClient jdbc, Resources resources, AwsIdentity identity) {
    this.jdbc = jdbc;
    this.resources = resources;
    this.identity = identity;
  }

  /** AWS's text, which names the account too. */
  String unknownApi(String restApiId) {
    return "Invalid API identifier specified %s:%s".formatted(identity.accountId(), restApiId);
  }

  /** Answers as AWS does when there is no such API. */
  public void requireExisting(String restApiId) {
    view(restApiId);
  }

  /** RestApi of AWS's model; answers as AWS does when there is no such API. */
  public Document view(String restApiId) {
    return jdbc.sql("SELECT * FROM command.rest_api WHERE id = ?")
        .param(restApiId)
        .query(RestApis::view)
        .optional()
        .map(Listed::value)
        .orElseThrow(() -> AwsFault.notFound(unknownApi(restApiId)));
  }

  List<Listed<Document>> list(PageRequest page) {
    return jdbc.sql("SELECT * FROM command.rest_api WHERE listed > ? ORDER BY listed LIMIT ?")
        .params(page.after(), page.rows())
        .query(RestApis::view)
        .list();
  }

  /** All that an API is now, or empty when there is no such API. */
  Optional<ApiDefinition> definition(String restApiId) {
    Map<String, Resource> byId = new LinkedHashMap<>();
    resources.all(restApiId).forEach(resource -> byId.put(resource.id(), resource));
    return jdbc.sql("SELECT * FROM command.rest_api WHERE id = ?")
        .param(restApiId)
        .query(
            (row, number) ->
                new ApiDefinition(
                    row.getString("name"),
                    row.getString("description"),
                    settings(row).members(),
                    byId))
        .optional();
  }

  private static Listed<Document> view(ResultSet row, int number) throws SQLException {
    return new Listed<>(
        row.getLong("listed"),
        RestApiView.of(
            row.getString("id"),
            row.getObject("created", OffsetDateTime.class).toEpochSecond(),
            settings(row)
                .with(row.getString("name"), "name")
                .with(row.getString("description"), "description"),
            TextMap.read(row.getString("tags")),
            row.getString("root_resource_id")));
  }

  private static Document settings(ResultSet row) throws SQLException {
    return Json.mapper().readValue(row.getString("settings"), Document.class);
  }
}
