package dev.interlock.command.restapi;

import static java.time.ZoneOffset.UTC;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.TextMap;
import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.DeploymentDeleted;
import dev.interlock.contract.RestApiEvent.MethodEvent;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.ResourceDeleted;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.RestApiEvent.RestApiDeleted;
import dev.interlock.contract.RestApiEvent.RestApiTagged;
import dev.interlock.contract.RestApiEvent.RestApiUntagged;
import dev.interlock.contract.RestApiEvent.RestApiUpdated;
import dev.interlock.contract.restapi.Method;
import dev.interlock.messaging.Json;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of REST APIs, written in the transaction of the events. */
@Component
class RestApiTable implements SameTransaction, Deployments {
  private final JdbcClient jdbc;
  private final RestApis apis;
  private final Resources resources;

  RestApiTable(JdbcClient jdbc, RestApis apis, Resources resources) {
    this.jdbc = jdbc;
    this.apis = apis;
    this.resources = resources;
  }

  @EventHandler
  void on(RestApiCreated event) {
    jdbc.sql(
            """
            INSERT INTO command.rest_api
              (id, name, description, root_resource_id, tags, settings, created)
            VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)
            """)
        .param(event.restApiId())
        .param(event.name())
        .param(event.description())
        .param(event.rootResourceId())
        .param(TextMap.write(event.tags()))
        .param(json(event.settings()))
        .param(event.at().atOffset(UTC))
        .update();
    jdbc.sql("INSERT INTO command.resource (rest_api_id, id, path) VALUES (?, ?, '/')")
        .params(event.restApiId(), event.rootResourceId())
        .update();
  }

  @EventHandler
  void on(RestApiUpdated event) {
    jdbc.sql(
            """
            UPDATE command.rest_api SET name = ?, description = ?, settings = ?::jsonb WHERE id = ?
            """)
        .param(event.name())
        .param(event.description())
        .param(json(event.settings()))
        .param(event.restApiId())
        .update();
  }

  @EventHandler
  void on(RestApiTagged event) {
    jdbc.sql("UPDATE command.rest_api SET tags = tags || ?::jsonb WHERE id = ?")
        .params(TextMap.write(event.tags()), event.restApiId())
        .update();
  }

  @EventHandler
  void on(RestApiUntagged event) {
    jdbc.sql("UPDATE command.rest_api SET tags = tags - ?::text[] WHERE id = ?")
        .params(event.tagKeys().toArray(String[]::new), event.restApiId())
        .update();
  }

  @EventHandler
  void on(RestApiDeleted event) {
    jdbc.sql("DELETE FROM command.rest_api WHERE id = ?").param(event.restApiId()).update();
  }

  @EventHandler
  void on(ResourceCreated event) {
    jdbc.sql(
            """
            INSERT INTO command.resource (rest_api_id, id, parent_id, path_part, path)
            SELECT rest_api_id, :id, id, :part, rtrim(path, '/') || '/' || :part
            FROM command.resource WHERE rest_api_id = :api AND id = :parent
            """)
        .param("api", event.restApiId())
        .param("id", event.resourceId())
        .param("parent", event.parentId())
        .param("part", event.pathPart())
        .update();
  }

  @EventHandler
  void on(ResourceDeleted event) {
    jdbc.sql(
            """
            DELETE FROM command.resource r USING command.resource gone
            WHERE gone.rest_api_id = ? AND gone.id = ? AND r.rest_api_id = gone.rest_api_id
              AND (r.path = gone.path OR starts_with(r.path, gone.path || '/'))
            """)
        .params(event.restApiId(), event.resourceId())
        .update();
  }

  @EventHandler
  void on(MethodEvent event) {
    Method method =
        Method.on(
            resources
                .method(event.restApiId(), event.resourceId(), event.httpMethod())
                .orElse(null),
            event);
    if (method == null) {
      jdbc.sql(
              """
              DELETE FROM command.method
              WHERE rest_api_id = ? AND resource_id = ? AND http_method = ?
              """)
          .params(event.restApiId(), event.resourceId(), event.httpMethod())
          .update();
    } else {
      jdbc.sql(
              """
              INSERT INTO command.method (rest_api_id, resource_id, http_method, definition)
              VALUES (?, ?, ?, ?::jsonb)
              ON CONFLICT (rest_api_id, resource_id, http_method) DO UPDATE
              SET definition = EXCLUDED.definition
              """)
          .params(event.restApiId(), event.resourceId(), event.httpMethod(), json(method))
          .update();
    }
  }

  @EventHandler
  void on(DeploymentCreated event) {
    jdbc.sql(
            """
            INSERT INTO command.deployment (rest_api_id, id, description, definition, created)
            VALUES (?, ?, ?, ?::jsonb, ?)
            """)
        .param(event.restApiId())
        .param(event.deploymentId())
        .param(event.description())
        .param(json(apis.definition(event.restApiId()).orElseThrow()))
        .param(event.at().atOffset(UTC))
        .update();
  }

  @EventHandler
  void on(DeploymentDeleted event) {
    jdbc.sql("DELETE FROM command.deployment WHERE rest_api_id = ? AND id = ?")
        .params(event.restApiId(), event.deploymentId())
        .update();
  }

  @Override
  public void hold(String restApiId, String deploymentId) {
    Optional<Integer> found =
        jdbc.sql("SELECT 1 FROM command.deployment WHERE rest_api_id = ? AND id = ? FOR KEY SHARE")
            .params(restApiId, deploymentId)
            .query(Integer.class)
            .optional();
    if (found.isEmpty()) {
      throw Refusal.invalid("Deployment id does not exist");
    }
  }

  private static String json(Object value) {
    return Json.mapper().writeValueAsString(value);
  }
}
