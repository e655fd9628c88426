package dev.interlock.command.restapi;

import static java.time.ZoneOffset.UTC;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.TextMap;
import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.IntegrationPut;
import dev.interlock.contract.RestApiEvent.MethodPut;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.RestApiEvent.RestApiDeleted;
import dev.interlock.contract.RestApiEvent.RestApiTagged;
import dev.interlock.contract.RestApiEvent.RestApiUntagged;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of REST APIs, written in the transaction of the events. */
@Component
class RestApiTable implements SameTransaction, Deployments {
  private final JdbcClient jdbc;

  RestApiTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventHandler
  void on(RestApiCreated event) {
    jdbc.sql(
            """
            INSERT INTO command.rest_api (id, name, description, root_resource_id, tags, created)
            VALUES (?, ?, ?, ?, ?::jsonb, ?)
            """)
        .param(event.restApiId())
        .param(event.name())
        .param(event.description())
        .param(event.rootResourceId())
        .param(TextMap.write(event.tags()))
        .param(event.at().atOffset(UTC))
        .update();
    jdbc.sql("INSERT INTO command.resource (rest_api_id, id, path) VALUES (?, ?, '/')")
        .params(event.restApiId(), event.rootResourceId())
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
  void on(MethodPut event) {
    jdbc.sql(
            """
            INSERT INTO command.method
              (rest_api_id, resource_id, http_method, authorization_type, api_key_required)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (rest_api_id, resource_id, http_method) DO UPDATE
            SET authorization_type = EXCLUDED.authorization_type,
              api_key_required = EXCLUDED.api_key_required
            """)
        .params(
            event.restApiId(),
            event.resourceId(),
            event.httpMethod(),
            event.authorizationType(),
            event.apiKeyRequired())
        .update();
  }

  @EventHandler
  void on(IntegrationPut event) {
    jdbc.sql(
            """
            INSERT INTO command.integration (rest_api_id, resource_id, http_method, type,
              integration_http_method, uri, timeout_in_millis, insecure_skip_verification)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (rest_api_id, resource_id, http_method) DO UPDATE
            SET type = EXCLUDED.type,
              integration_http_method = EXCLUDED.integration_http_method,
              uri = EXCLUDED.uri,
              timeout_in_millis = EXCLUDED.timeout_in_millis,
              insecure_skip_verification = EXCLUDED.insecure_skip_verification
            """)
        .param(event.restApiId())
        .param(event.resourceId())
        .param(event.httpMethod())
        .param(event.type())
        .param(event.integrationHttpMethod())
        .param(event.uri())
        .param(event.timeoutInMillis())
        .param(event.insecureSkipVerification())
        .update();
  }

  @EventHandler
  void on(DeploymentCreated event) {
    jdbc.sql(
            "INSERT INTO command.deployment (rest_api_id, id, description, created)"
                + " VALUES (?, ?, ?, ?)")
        .param(event.restApiId())
        .param(event.deploymentId())
        .param(event.description())
        .param(event.at().atOffset(UTC))
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
      throw Refusal.notFound(RestApis.UNKNOWN_DEPLOYMENT);
    }
  }
}
