package dev.interlock.command.publishing;

import dev.interlock.command.eventstore.EventLog;
import dev.interlock.command.eventstore.StoredEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Aggregates of which nothing is published from a malformed event on. */
final class Unpublished {
  private final JdbcClient jdbc;
  private final EventLog log;

  Unpublished(JdbcClient jdbc, EventLog log) {
    this.jdbc = jdbc;
    this.log = log;
  }

  /** A mutable set of their ids. */
  Set<String> aggregates() {
    return new HashSet<>(
        jdbc.sql("SELECT aggregate_identifier FROM command.unpublished")
            .query(String.class)
            .list());
  }

  /** From this event on nothing of its aggregate is published. */
  void add(StoredEvent malformed, String reason) {
    jdbc.sql(
            """
            INSERT INTO command.unpublished (aggregate_identifier, position, reason)
            VALUES (?, ?, ?)
            """)
        .params(malformed.aggregateIdentifier(), malformed.position(), reason)
        .update();
  }

  /**
   * Forgets all of them, and says what waited.
   *
   * @param position how far the publisher is
   */
  List<StoredEvent> takeAll(long position) {
    return jdbc
        .sql(
            "DELETE FROM command.unpublished RETURNING aggregate_identifier AS aggregate, position")
        .query(Waiting.class)
        .list()
        .stream()
        .flatMap(waiting -> log.of(waiting.aggregate(), waiting.position(), position).stream())
        .toList();
  }

  /** How many events are not on Kafka though the publisher is past them. */
  long count() {
    return jdbc.sql(
            """
            SELECT count(*) FROM command.unpublished
            JOIN command.event USING (aggregate_identifier), command.publisher
            WHERE global_index BETWEEN unpublished.position AND publisher.position
            """)
        .query(Long.class)
        .single();
  }

  private record Waiting(String aggregate, long position) {}
}
