package dev.interlock.command.eventstore;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;

/**
 * Reads the event log in the order of the global index and skips nothing. An index is drawn before
 * its transaction commits, so a gap may still fill. It is waited for until every transaction that
 * was writing when the gap was seen has ended; what is missing then was rolled back.
 */
public final class EventLog {
  private static final int FETCH_SIZE = 500;

  private final JdbcClient jdbc;

  /** No index up to this one can still appear. */
  private long settled;

  private Suspicion suspicion = new Suspicion(0, Set.of());

  public EventLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The events after a position, oldest first, as far as nothing can appear before them any more.
   *
   * @param position a global index, 0 for the beginning
   * @param limit the most that are read at once
   */
  public synchronized List<StoredEvent> after(long position, int limit) {
    List<StoredEvent> seen = next(position, limit);
    long firstGap = firstGap(position, seen);
    if (firstGap <= settled || seen.isEmpty()) {
      return upToGap(position, seen);
    }
    Set<String> writers = writers();
    suspicion =
        suspicion.upTo >= firstGap
            ? suspicion.still(writers)
            : new Suspicion(seen.getLast().position(), writers);
    if (suspicion.writers.isEmpty()) {
      settled = suspicion.upTo;
      seen = next(position, limit);
    }
    return upToGap(position, seen);
  }

  /** The events of an aggregate between two positions, both included, that readers have passed. */
  public List<StoredEvent> of(String aggregate, long from, long to) {
    return select(
        "aggregate_identifier = ? AND global_index BETWEEN ? AND ? ORDER BY global_index",
        aggregate,
        from,
        to);
  }

  /**
   * The events of aggregates up to a position that readers have passed, in order. In a transaction
   * they are not all in memory at once.
   *
   * @return to be closed
   */
  public Stream<StoredEvent> of(Collection<String> aggregates, long to) {
    return events(
        "aggregate_identifier = ANY (?) AND global_index <= ? ORDER BY global_index",
        aggregates.toArray(String[]::new),
        to)
        .stream();
  }

  /** The events of a type up to a position that readers have passed, in order. */
  public List<StoredEvent> ofType(String type, long to) {
    return select("type = ? AND global_index <= ? ORDER BY global_index", type, to);
  }

  private List<StoredEvent> next(long position, int limit) {
    return select("global_index > ? ORDER BY global_index LIMIT ?", position, limit);
  }

  private List<StoredEvent> upToGap(long position, List<StoredEvent> seen) {
    long firstGap = firstGap(position, seen);
    return seen.stream().takeWhile(event -> event.position() < firstGap).toList();
  }

  /** The first index after the position that is missing and may still appear. */
  private long firstGap(long position, List<StoredEvent> seen) {
    long next = Math.max(position, settled) + 1;
    for (StoredEvent event : seen) {
      if (event.position() > next) {
        return next;
      }
      next = Math.max(next, event.position() + 1);
    }
    return next;
  }

  /** The transactions that hold the lock which an INSERT takes before it draws an index. */
  private Set<String> writers() {
    return jdbc.sql(
            """
            SELECT virtualtransaction FROM pg_locks
            WHERE locktype = 'relation' AND relation = 'command.event'::regclass
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND mode = 'RowExclusiveLock' AND granted
            """)
        .query(String.class)
        .set();
  }

  private List<StoredEvent> select(String condition, Object... parameters) {
    return events(condition, parameters).list();
  }

  private MappedQuerySpec<StoredEvent> events(String condition, Object... parameters) {
    return jdbc.sql(
            """
            SELECT global_index AS position, event_identifier AS id, aggregate_identifier,
                   sequence_number AS sequence, type, revision::int AS revision, payload
            FROM command.event WHERE %s
            """
                .formatted(condition))
        .params(parameters)
        .withFetchSize(FETCH_SIZE)
        .query(StoredEvent.class);
  }

  /** Which transactions may still fill gaps up to an index. */
  private record Suspicion(long upTo, Set<String> writers) {
    Suspicion still(Set<String> present) {
      Set<String> left = new HashSet<>(writers);
      left.retainAll(present);
      return new Suspicion(upTo, left);
    }
  }
}
