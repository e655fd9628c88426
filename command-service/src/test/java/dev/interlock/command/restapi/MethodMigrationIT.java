package dev.interlock.command.restapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.interlock.command.TestDatabase;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Methods of before they were documents. */
class MethodMigrationIT {

  @Test
  void becomeDocumentsWithTheirIntegrations() {
    try (HikariDataSource database = TestDatabase.empty()) {
      FluentConfiguration flyway = TestDatabase.migrations(database);
      flyway.target("20").load().migrate();
      JdbcClient jdbc = JdbcClient.create(database);
      jdbc.sql(
              """
              INSERT INTO command.rest_api (id, name, root_resource_id, tags, created)
                VALUES ('a', 'x', 'r', '{}', now());
              INSERT INTO command.resource (rest_api_id, id, path) VALUES ('a', 'r', '/');
              INSERT INTO command.method VALUES ('a', 'r', 'GET', 'NONE', true);
              INSERT INTO command.method VALUES ('a', 'r', 'PUT', 'AWS_IAM', false);
              INSERT INTO command.integration
                VALUES ('a', 'r', 'GET', 'HTTP', 'GET', 'https://b/', 50, true);
              """)
          .update();
      flyway.target("latest").load().migrate();
      assertThat(new Resources(jdbc).find("a", "r"))
          .hasValueSatisfying(
              root ->
                  assertThat(root.methods())
                      .isEqualTo(
                          Map.of(
                              "GET",
                              new Method(
                                  "NONE",
                                  true,
                                  Map.of(),
                                  Map.of(),
                                  new Integration(
                                      "HTTP", "GET", "https://b/", 50, true, Map.of(), Map.of())),
                              "PUT",
                              new Method("AWS_IAM", false, Map.of(), Map.of(), null))));
    }
  }
}
