package dev.interlock.command.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.interlock.command.TestDatabase;
import dev.interlock.command.eventstore.EventRows;
import java.sql.Connection;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stages of before gateways said what they present. */
class FollowSinceIT {

  @Test
  void isTheTimeOfTheLastEventByWhichTheyChangedToTheLetter() throws Exception {
    try (HikariDataSource database = TestDatabase.empty()) {
      FluentConfiguration flyway = TestDatabase.migrations(database);
      flyway.target("110").load().migrate();
      try (Connection session = database.getConnection()) {
        EventRows.append(session, "a/one", 0, "stage-created", at(1, ""));
        EventRows.append(
            session, "a/one", 1, "certificate-assigned-to-stage", at(2, ",\"rotationId\":\"r1\""));
        EventRows.append(session, "a/one", 2, "stage-updated", at(3, ""));
        EventRows.append(session, "a/two", 0, "stage-created", at(4, ""));
      }
      JdbcClient jdbc = JdbcClient.create(database);
      jdbc.sql(
              """
              INSERT INTO command.rest_api (id, name, root_resource_id, tags, created)
                VALUES ('a', 'x', 'r', '{}', now());
              INSERT INTO command.deployment (rest_api_id, id, created) VALUES ('a', 'd', now());
              INSERT INTO command.stage (rest_api_id, name, deployment_id, variables, tags, created,
                last_updated)
              VALUES ('a', 'one', 'd', '{}', '{}', now(), now()),
                     ('a', 'two', 'd', '{}', '{}', now(), now())
              """)
          .update();
      flyway.target("latest").load().migrate();
      assertThat(
              jdbc.sql(
                      """
                      SELECT name || ' ' || follow_since || ' ' || coalesce(switched_by, 'nobody')
                      FROM command.stage ORDER BY name
                      """)
                  .query(String.class)
                  .list())
          .containsExactly(
              "one 2026-01-01T00:00:02.123456789Z r1", "two 2026-01-01T00:00:04.123456789Z nobody");
    }
  }

  private static String at(int second, String more) {
    return "{\"at\":\"2026-01-01T00:00:0%d.123456789Z\"%s}".formatted(second, more);
  }
}
