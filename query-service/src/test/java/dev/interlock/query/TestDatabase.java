package dev.interlock.query;

import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.EmbeddedServices;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A fresh database on the real server that the tests of this JVM share. */
public record TestDatabase(String url, String user, String password) {
  private static final AtomicInteger CREATED = new AtomicInteger();

  public static TestDatabase create() {
    EmbeddedPostgres postgres = EmbeddedServices.temporary().postgres();
    return new TestDatabase(
        postgres.createDatabase("query_" + CREATED.incrementAndGet()),
        postgres.user(),
        postgres.password());
  }

  public DriverManagerDataSource dataSource() {
    return new DriverManagerDataSource(url, user, password);
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource());
  }

  /** Every row of the read model; not how far the log has been read. */
  public String readModel() {
    return tables().stream()
        .filter(table -> !table.equals("flyway_schema_history"))
        .filter(table -> !table.equals("reader_position"))
        .map(table -> table + "\n" + rows(table))
        .collect(Collectors.joining("\n"));
  }

  private List<String> tables() {
    return jdbc()
        .sql(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'query'"
                + " ORDER BY 1")
        .query(String.class)
        .list();
  }

  private String rows(String table) {
    return String.join(
        "\n",
        jdbc()
            .sql("SELECT to_jsonb(t)::text FROM query.%s t ORDER BY 1".formatted(table))
            .query(String.class)
            .list());
  }
}
