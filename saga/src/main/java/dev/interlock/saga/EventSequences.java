package dev.interlock.saga;

import dev.interlock.contract.AccessKeyEvent;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.CertificateEvent;
import dev.interlock.contract.Event;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.StageEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last event taken of each aggregate. Ids are unique within a kind of aggregate alone. */
@Repository
class EventSequences {
  private final JdbcClient jdbc;

  EventSequences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the event is new; from now on it is not. */
  boolean advance(Event event, long sequence) {
    return jdbc.sql(
                """
                INSERT INTO saga.aggregate_sequence AS kept (kind, aggregate_id, sequence)
                VALUES (?, ?, ?)
                ON CONFLICT (kind, aggregate_id) DO UPDATE SET sequence = excluded.sequence
                  WHERE kept.sequence < excluded.sequence
                """)
            .params(kind(event), event.aggregateId(), sequence)
            .update()
        == 1;
  }

  private static String kind(Event event) {
    return switch (event) {
      case BackendEvent ignored -> "backend";
      case CertificateEvent ignored -> "certificate";
      case RestApiEvent ignored -> "rest-api";
      case AccessKeyEvent ignored -> "access-key";
      case RotationEvent ignored -> "rotation";
      case StageEvent ignored -> "stage";
    };
  }
}
