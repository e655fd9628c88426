package dev.interlock.testservers;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database of a real PostgreSQL, and how a superuser gets in.
 *
 * @param url its JDBC URL, which ends with its name
 */
public record Database(String url, String user, String password) {

  /** A new connection for each use. */
  public DriverManagerDataSource dataSource() {
    return new DriverManagerDataSource(url, user, password);
  }

  /** SQL, each statement on a new connection. */
  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource());
  }

  /** Makes a new one beside this. */
  Database create(String name) {
    jdbc().sql("CREATE DATABASE " + name).update();
    return new Database(url.replaceFirst("[^/]*$", name), user, password);
  }
}
