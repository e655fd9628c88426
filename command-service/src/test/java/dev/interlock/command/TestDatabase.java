package dev.interlock.command;

import com.zaxxer.hikari.HikariDataSource;
import dev.interlock.chassis.Schema;
import dev.interlock.testservers.Database;
import dev.interlock.testservers.TestServers;
import org.flywaydb.core.Flyway;

/** A database of its own for each test class. */
public final class TestDatabase {
  private TestDatabase() {}

  /** A new database with the schema of this service. */
  public static HikariDataSource fresh() {
    HikariDataSource dataSource = empty();
    new Schema("command").configure(Flyway.configure().dataSource(dataSource)).load().migrate();
    return dataSource;
  }

  /** The same without tables, for a service that makes them itself. */
  public static HikariDataSource empty() {
    Database database = TestServers.database();
    HikariDataSource dataSource = new HikariDataSource();
    dataSource.setJdbcUrl(database.url());
    dataSource.setUsername(database.user());
    dataSource.setPassword(database.password());
    dataSource.setMaximumPoolSize(8);
    return dataSource;
  }
}
