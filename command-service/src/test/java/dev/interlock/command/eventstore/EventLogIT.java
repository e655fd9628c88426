package dev.interlock.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.interlock.command.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EventLogIT {
  private static HikariDataSource dataSource;
  private EventLog log;
  private Connection first;
  private Connection second;

  @BeforeAll
  static void migrate() {
    dataSource = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    dataSource.close();
  }

  @BeforeEach
  void openSessions() throws SQLException {
    JdbcClient.create(dataSource).sql("TRUNCATE command.event RESTART IDENTITY").update();
    log = new EventLog(JdbcClient.create(dataSource));
    first = session();
    second = session();
  }

  @AfterEach
  void closeSessions() throws SQLException {
    first.close();
    second.close();
  }

  @Test
  void anEventThatCommitsAfterALaterOneIsNotSkipped() throws SQLException {
    append(first, "earlier");
    append(second, "later");
    second.commit();
    assertThat(read(0)).isEmpty();
    assertThat(read(0)).isEmpty();

    first.commit();
    assertThat(read(0)).containsExactly("earlier", "later");
  }

  @Test
  void whatWasReadBeforeTheGapIsReadOnAndTheGapWaitedFor() throws SQLException {
    append(second, "before");
    second.commit();
    append(first, "earlier");
    append(second, "later");
    second.commit();
    assertThat(read(0)).containsExactly("before");
    assertThat(read(1)).isEmpty();

    first.commit();
    assertThat(read(1)).containsExactly("earlier", "later");
  }

  @Test
  void aGapOfARolledBackAppendIsPassed() throws SQLException {
    append(first, "never");
    append(second, "later");
    second.commit();
    first.rollback();
    assertThat(read(0)).containsExactly("later");
    assertThat(read(2)).isEmpty();
  }

  @Test
  void aGapIsWaitedForByItsOwnWritersAlone() throws SQLException {
    append(first, "never");
    append(second, "later");
    second.commit();
    assertThat(read(0)).isEmpty();

    try (Connection busy = session()) {
      append(busy, "much later");
      first.rollback();
      assertThat(read(0)).containsExactly("later");
      busy.rollback();
    }
  }

  @Test
  void everyReaderKeepsItsOwnDoubts() throws SQLException {
    append(first, "earlier");
    append(second, "later");
    second.commit();
    EventLog other = new EventLog(JdbcClient.create(dataSource));
    assertThat(read(0)).isEmpty();
    assertThat(other.after(0, 10)).isEmpty();

    first.commit();
    assertThat(other.after(0, 10)).hasSize(2);
    assertThat(read(0)).hasSize(2);
  }

  private List<String> read(long position) {
    return log.after(position, 10).stream().map(StoredEvent::aggregateIdentifier).toList();
  }

  private static Connection session() throws SQLException {
    Connection session = dataSource.getConnection();
    session.setAutoCommit(false);
    return session;
  }

  private static void append(Connection session, String aggregate) throws SQLException {
    try (PreparedStatement insert =
        session.prepareStatement(
            """
            INSERT INTO command.event (event_identifier, aggregate_type, aggregate_identifier,
              sequence_number, type, revision, payload, meta_data, recorded_at)
            VALUES (?, 'Test', ?, 0, 'test', '1', '{}', '{}', '')
            """)) {
      insert.setString(1, aggregate);
      insert.setString(2, aggregate);
      insert.executeUpdate();
    }
  }
}
