package dev.interlock.command.errors;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** Other processes on the same database, which are always quicker. */
final class OtherWriters {
  private final DataSource database;

  OtherWriters(DataSource database) {
    this.database = database;
  }

  /**
   * Has others write the next events of an aggregate, each while {@code change} waits to write that
   * very event.
   */
  void overtake(String aggregate, int times, Runnable change) throws Exception {
    Deque<Connection> sessions = new ArrayDeque<>();
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      for (int n = 1; n <= times; n++) {
        Connection session = database.getConnection();
        sessions.add(session);
        session.setAutoCommit(false);
        repeatLastEvent(session, aggregate, n);
      }
      Future<?> changed = thread.submit(change);
      for (Connection session : sessions) {
        await().until(() -> changed.isDone() || isWaitedFor(session));
        session.commit();
      }
      changed.get();
    } finally {
      for (Connection session : sessions) {
        session.close();
      }
    }
  }

  /** The last event of each arranged thing sets a tag, which may be set again. */
  private static void repeatLastEvent(Connection session, String aggregate, int ahead)
      throws SQLException {
    try (PreparedStatement insert =
        session.prepareStatement(
            """
            INSERT INTO command.event (event_identifier, aggregate_type, aggregate_identifier,
              sequence_number, type, revision, payload, meta_data, recorded_at)
            SELECT gen_random_uuid(), aggregate_type, aggregate_identifier,
              sequence_number + ?, type, revision, payload, meta_data, recorded_at
            FROM command.event WHERE aggregate_identifier = ?
            ORDER BY sequence_number DESC LIMIT 1
            """)) {
      insert.setInt(1, ahead);
      insert.setString(2, aggregate);
      if (insert.executeUpdate() != 1) {
        throw new IllegalArgumentException("There is no aggregate " + aggregate);
      }
    }
  }

  private static boolean isWaitedFor(Connection session) throws SQLException {
    try (Statement query = session.createStatement();
        ResultSet waiting =
            query.executeQuery(
                """
                SELECT 1 FROM pg_stat_activity
                WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))
                """)) {
      return waiting.next();
    }
  }
}
