package dev.interlock.query;

import dev.interlock.chassis.Schema;
import dev.interlock.testservers.Database;
import dev.interlock.testservers.TestServers;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that the projections fill. */
public record ReadModel(JdbcClient jdbc) {

  /** A database of its own whose tables are empty. */
  public static Database migrated() {
    Database database = TestServers.database();
    new Schema("query")
        .configure(Flyway.configure().dataSource(database.dataSource()))
        .load()
        .migrate();
    return database;
  }

  /** Every row; not how far the log has been read. */
  public String rows() {
    return tables().stream()
        .filter(table -> !table.equals("flyway_schema_history"))
        .filter(table -> !table.equals("reader_position"))
        .map(table -> table + "\n" + rows(table))
        .collect(Collectors.joining("\n"));
  }

  private List<String> tables() {
    return jdbc.sql(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'query'"
                + " ORDER BY 1")
        .query(String.class)
        .list();
  }

  private String rows(String table) {
    return String.join(
        "\n",
        jdbc.sql("SELECT to_jsonb(t)::text FROM query.%s t ORDER BY 1".formatted(table))
            .query(String.class)
            .list());
  }
}
