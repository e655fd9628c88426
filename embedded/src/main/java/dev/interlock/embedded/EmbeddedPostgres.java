package dev.interlock.embedded;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A real PostgreSQL server on a data directory, listening on a free port of the loopback address.
 * Data survive restarts and the death of the owning process; a commit is on disk when it returns.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String DEFAULT_DATABASE = "interlock";
  private static final String SUPERUSER = "postgres";
  private static final int MAX_CONNECTIONS = 200;
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final int LOG_LINES_SHOWN = 8;

  private final DirectoryLock lock;
  private final PostgresDirectory directory;
  private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

  private EmbeddedPostgres(
      DirectoryLock lock,
      PostgresDirectory directory,
      io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
    this.lock = lock;
    this.directory = directory;
    this.server = server;
  }

  /**
   * Starts the server and creates the database {@code interlock} when it is missing. A server that
   * a killed process left behind on this directory is stopped first.
   *
   * @throws EmbeddedServiceException when the directory is in use or the server does not start
   */
  public static EmbeddedPostgres start(Path dataDirectory) {
    return start(dataDirectory, 0);
  }

  /** The same on a port that clients know beforehand; 0 for any free one. */
  public static EmbeddedPostgres start(Path dataDirectory, int port) {
    DirectoryLock lock = DirectoryLock.take(dataDirectory);
    try {
      PostgresDirectory directory = PostgresDirectory.open(dataDirectory);
      RunningPostgres.stop(directory.pgData());
      EmbeddedPostgres postgres = new EmbeddedPostgres(lock, directory, launch(directory, port));
      directory.markInitialized();
      postgres.createDatabase(DEFAULT_DATABASE);
      return postgres;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      lock.close();
      throw new EmbeddedServiceException("Interrupted while PostgreSQL was starting", e);
    } catch (IOException e) {
      lock.close();
      throw new EmbeddedServiceException("PostgreSQL did not start in " + dataDirectory, e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres launch(
      PostgresDirectory directory, int port) throws IOException {
    File log = directory.log().toFile();
    try {
      return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
          .setDataDirectory(directory.pgData())
          .setCleanDataDirectory(false)
          .setOverrideWorkingDirectory(directory.binaries().toFile())
          .setRegisterShutdownHook(false)
          .setPGStartupWait(START_LIMIT)
          .setPort(port == 0 ? FreePorts.one() : port)
          // The library lets everybody on this machine in; initdb takes the last of two values.
          .setLocaleConfig("auth", "scram-sha-256")
          .setLocaleConfig("pwfile", directory.passwordFile().toString())
          // Not the user's locale, which may be missing here and changes the order of text.
          .setLocaleConfig("locale", "C")
          .setLocaleConfig("locale-provider", "builtin")
          .setLocaleConfig("builtin-locale", "C.UTF-8")
          .setConnectConfig("password", directory.password())
          // The library switches off both, which loses commits when the machine stops.
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
          .setServerConfig("listen_addresses", "localhost")
          .setServerConfig("unix_socket_directories", "")
          .setServerConfig("log_checkpoints", "off")
          .setErrorRedirector(Redirect.appendTo(log))
          .setOutputRedirector(Redirect.appendTo(log))
          .start();
    } catch (IllegalStateException | IOException | ExceptionInInitializerError e) {
      throw new EmbeddedServiceException(
          "PostgreSQL did not start in "
              + directory.pgData()
              + ". The end of its log "
              + directory.log()
              + ":\n"
              + directory.logEnd(LOG_LINES_SHOWN),
          e);
    }
  }

  /** The JDBC URL of a database of this server, without user and password. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + FreePorts.LOOPBACK + ":" + server.getPort() + "/" + database;
  }

  /** The only role, a superuser. */
  public String user() {
    return SUPERUSER;
  }

  /** The password of {@link #user()}: made at the first start, kept in the data directory. */
  public String password() {
    return directory.password();
  }

  /**
   * Creates a database when it is missing.
   *
   * @param name lower-case letters, digits and underscores
   * @return its JDBC URL
   */
  public String createDatabase(String name) {
    if (!PLAIN_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A database name has lower-case letters, digits and underscores: " + name);
    }
    try (Connection connection =
            DriverManager.getConnection(jdbcUrl("postgres"), user(), password());
        Statement statement = connection.createStatement()) {
      boolean exists =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'").next();
      if (!exists) {
        statement.execute("CREATE DATABASE " + name);
      }
      return jdbcUrl(name);
    } catch (SQLException e) {
      throw new EmbeddedServiceException("PostgreSQL did not create the database " + name, e);
    }
  }

  /** Ends open connections, stops the server and waits until it has stopped. */
  @Override
  public void close() {
    try {
      Optional<ProcessHandle> postmaster = RunningPostgres.find(directory.pgData());
      server.close();
      // The library waits five seconds at most, and only until the file that names the process is
      // gone: the process lives a little longer, and a checkpoint on a slow disk takes its time.
      if (postmaster.isPresent()) {
        RunningPostgres.end(postmaster.get());
      }
    } catch (IOException e) {
      throw new EmbeddedServiceException("PostgreSQL did not stop in " + directory.pgData(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.close();
    }
  }
}
