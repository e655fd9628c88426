package dev.interlock.command.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Events appended by hand, in sessions whose end the test decides. */
public final class EventRows {
  private EventRows() {}

  /** Appends the first event of an aggregate; the session commits later, or never. */
  public static void append(Connection session, String aggregate) throws SQLException {
    append(session, aggregate, 0, payload(aggregate));
  }

  /** What an event of the aggregate holds. */
  public static String payload(String aggregate) {
    return "{\"certificateId\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\"}".formatted(aggregate);
  }

  /** Appends an event; the session commits later, or never. */
  public static void append(Connection session, String aggregate, long sequence, String payload)
      throws SQLException {
    append(session, aggregate, sequence, "certificate-deleted", payload);
  }

  /** Appends an event of any type; the session commits later, or never. */
  public static void append(
      Connection session, String aggregate, long sequence, String type, String payload)
      throws SQLException {
    try (PreparedStatement insert =
        session.prepareStatement(
            """
            INSERT INTO command.event (event_identifier, aggregate_type, aggregate_identifier,
              sequence_number, type, revision, payload, meta_data, recorded_at)
            VALUES (?, 'Test', ?, ?, ?, '1', ?, '{}', '')
            """)) {
      insert.setString(1, aggregate + "@" + sequence);
      insert.setString(2, aggregate);
      insert.setLong(3, sequence);
      insert.setString(4, type);
      insert.setString(5, payload);
      insert.executeUpdate();
    }
  }
}
