package dev.interlock.command;

import com.zaxxer.hikari.HikariDataSource;
import dev.interlock.chassis.Schema;
import dev.interlock.embedded.EmbeddedServices;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of its own for each test class, with the schema of this service. */
public final class TestDatabase {
  private TestDatabase() {}

  /** A new database on the PostgreSQL that all tests of this JVM share. */
  public static HikariDataSource fresh() {
    HikariDataSource dataSource = empty();
    new Schema("command").configure(Flyway.configure().dataSource(dataSource)).load().migrate();
    return dataSource;
  }

  /** The same without tables, for a service that makes them itself. */
  public static HikariDataSource empty() {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (HikariDataSource admin = pool("interlock")) {
      JdbcClient.create(admin).sql("CREATE DATABASE " + name).update();
    }
    return pool(name);
  }

  private static HikariDataSource pool(String database) {
    var postgres = EmbeddedServices.temporary().postgres();
    HikariDataSource dataSource = new HikariDataSource();
    dataSource.setJdbcUrl(postgres.jdbcUrl(database));
    dataSource.setUsername(postgres.user());
    dataSource.setPassword(postgres.password());
    dataSource.setMaximumPoolSize(8);
    return dataSource;
  }
}
