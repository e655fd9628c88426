package dev.interlock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
  @TempDir private static Path directory;
  private static EmbeddedPostgres shared;

  @TempDir Path temporary;

  @BeforeAll
  static void start() {
    shared = EmbeddedPostgres.start(directory);
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  @Test
  void aCommitIsOnDiskWhenItReturns() throws SQLException {
    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    assertThat(setting("full_page_writes")).isEqualTo("on");
  }

  @Test
  void listensOnTheLoopbackAddressOnly() throws SQLException {
    assertThat(setting("listen_addresses")).isEqualTo("localhost");
    assertThat(setting("unix_socket_directories")).isEmpty();
  }

  @Test
  void refusesAWrongPassword() {
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                    shared.jdbcUrl("interlock"), shared.user(), "not the password"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void createsADatabaseOnce() throws SQLException {
    assertThat(shared.createDatabase("twice")).isEqualTo(shared.createDatabase("twice"));
    assertThatThrownBy(() -> shared.createDatabase("a; b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesADirectoryInUse() {
    try (EmbeddedPostgres first = EmbeddedPostgres.start(temporary)) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(temporary))
          .isInstanceOf(EmbeddedServiceException.class)
          .hasMessageContaining(temporary.toString())
          .hasMessageContaining("in use");
      assertThat(first.createDatabase("still_there")).isNotEmpty();
    }
  }

  @Test
  void noProcessIsLeftWhenItIsClosed() throws Exception {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(temporary);
    ProcessHandle server = RunningPostgres.find(temporary.resolve("data")).orElseThrow();
    postgres.close();
    assertThat(server.isAlive()).isFalse();
  }

  @Test
  void letsNobodyButTheOwnerIn() throws Exception {
    EmbeddedPostgres.start(temporary).close();
    assertThat(Files.getPosixFilePermissions(temporary))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(temporary.resolve("password")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void sparesAStrangerThatHasTheProcessIdOfALostServer() throws Exception {
    EmbeddedPostgres.start(temporary).close();
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          temporary.resolve("data/postmaster.pid"),
          stranger.pid() + "\n" + temporary.resolve("data") + "\n1\n5432\n\nlocalhost\n");
      try (EmbeddedPostgres again = EmbeddedPostgres.start(temporary)) {
        assertThat(again.createDatabase("still_works")).isNotEmpty();
      }
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void startsAnewWhenTheFirstInitializationWasCutShort() throws Exception {
    Path data = Files.createDirectories(temporary.resolve("data"));
    Files.writeString(data.resolve("postgresql.conf"), "# half written");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(temporary)) {
      assertThat(postgres.createDatabase("works")).isNotEmpty();
    }
  }

  @Test
  void namesTheLogWhenTheServerDoesNotStart() throws Exception {
    Files.createFile(temporary.resolve("initialized"));
    Files.createFile(Files.createDirectory(temporary.resolve("data")).resolve("stray"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(temporary))
        .isInstanceOf(EmbeddedServiceException.class)
        .hasMessageContaining("postgres.log")
        .hasMessageContaining("exists but is not empty");
  }

  private String setting(String name) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                shared.jdbcUrl("interlock"), shared.user(), shared.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
