package dev.interlock.command;

import com.zaxxer.hikari.HikariDataSource;
import dev.interlock.chassis.Schema;
import dev.interlock.testservers.Database;
import dev.interlock.testservers.TestServers;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A database of its own for each test class. */
public final class TestDatabase {
  private TestDatabase() {}

  /** A new database with the schema of this service. */
  public static HikariDataSource fresh() {
    HikariDataSource dataSource = empty();
    migrations(dataSource).load().migrate();
    return dataSource;
  }

  /** The same without tables, for a service that makes them itself. */
  public static HikariDataSource empty() {
    Database database = TestServers.database();
    return pool(database.url(), database.user(), database.password());
  }

  /** How the tables of this service are made in a database, up to whichever version. */
  public static FluentConfiguration migrations(DataSource database) {
    return new Schema("command").configure(Flyway.configure().dataSource(database));
  }

  /** The database of another pool, which may be closed. */
  static HikariDataSource again(HikariDataSource other) {
    return pool(other.getJdbcUrl(), other.getUsername(), other.getPassword());
  }

  private static HikariDataSource pool(String url, String user, String password) {
    HikariDataSource dataSource = new HikariDataSource();
    dataSource.setJdbcUrl(url);
    dataSource.setUsername(user);
    dataSource.setPassword(password);
    dataSource.setMaximumPoolSize(8);
    return dataSource;
  }
}
