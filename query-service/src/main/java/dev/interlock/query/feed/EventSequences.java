package dev.interlock.query.feed;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The last event taken of each aggregate. Ids are unique within a kind of aggregate alone. */
final class EventSequences {
  private final JdbcClient jdbc;

  EventSequences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the event is new; from now on it is not. */
  boolean advance(String kind, String aggregateId, long sequence) {
    return jdbc.sql(
                """
                INSERT INTO query.aggregate_sequence AS kept (kind, aggregate_id, sequence)
                VALUES (?, ?, ?)
                ON CONFLICT (kind, aggregate_id) DO UPDATE SET sequence = excluded.sequence
                  WHERE kept.sequence < excluded.sequence
                """)
            .params(kind, aggregateId, sequence)
            .update()
        == 1;
  }
}
