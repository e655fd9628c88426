package dev.interlock.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.interlock.command.TestDatabase;
import java.sql.Connection;
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
    EventRows.append(first, "earlier");
    EventRows.append(second, "later");
    second.commit();
    assertThat(read(0)).isEmpty();
    assertThat(read(0)).isEmpty();

    first.commit();
    assertThat(read(0)).containsExactly("earlier", "later");
  }

  @Test
  void whatWasReadBeforeTheGapIsReadOnAndTheGapWaitedFor() throws SQLException {
    EventRows.append(second, "before");
    second.commit();
    EventRows.append(first, "earlier");
    EventRows.append(second, "later");
    second.commit();
    assertThat(read(0)).containsExactly("before");
    assertThat(read(1)).isEmpty();

    first.commit();
    assertThat(read(1)).containsExactly("earlier", "later");
  }

  @Test
  void aGapOfARolledBackAppendIsPassed() throws SQLException {
    EventRows.append(first, "never");
    EventRows.append(second, "later");
    second.commit();
    first.rollback();
    assertThat(read(0)).containsExactly("later");
    assertThat(read(2)).isEmpty();
  }

  @Test
  void aGapIsWaitedForByItsOwnWritersAlone() throws SQLException {
    EventRows.append(first, "never");
    EventRows.append(second, "later");
    second.commit();
    assertThat(read(0)).isEmpty();

    try (Connection busy = session()) {
      EventRows.append(busy, "much later");
      first.rollback();
      assertThat(read(0)).containsExactly("later");
      busy.rollback();
    }
  }

  @Test
  void everyReaderKeepsItsOwnDoubts() throws SQLException {
    EventRows.append(first, "earlier");
    EventRows.append(second, "later");
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
}
