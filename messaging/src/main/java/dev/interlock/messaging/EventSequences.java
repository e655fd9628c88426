package dev.interlock.messaging;

import dev.interlock.contract.AccessKeyEvent;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.CertificateEvent;
import dev.interlock.contract.Event;
import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.RenewalEvent;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.StageEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The last event that a service took of each aggregate, in a table {@code aggregate_sequence} of
 * its own. Ids are unique within a kind of aggregate alone.
 */
public final class EventSequences {
  private final JdbcClient jdbc;
  private final String advance;

  /**
   * @param schema the schema of the service, a constant of its code
   */
  public EventSequences(JdbcClient jdbc, String schema) {
    this.jdbc = jdbc;
    this.advance =
        """
        INSERT INTO %s.aggregate_sequence AS kept (kind, aggregate_id, sequence)
        VALUES (?, ?, ?)
        ON CONFLICT (kind, aggregate_id) DO UPDATE SET sequence = excluded.sequence
          WHERE kept.sequence < excluded.sequence
        """
            .formatted(schema);
  }

  /** Whether the event is new; from now on, in the caller's transaction, it is not. */
  public boolean advance(Event event, long sequence) {
    return jdbc.sql(advance).params(kind(event), event.aggregateId(), sequence).update() == 1;
  }

  private static String kind(Event event) {
    return switch (event) {
      case BackendEvent ignored -> "backend";
      case CertificateEvent ignored -> "certificate";
      case GatewayEvent ignored -> "gateway";
      case RestApiEvent ignored -> "rest-api";
      case AccessKeyEvent ignored -> "access-key";
      case RenewalEvent ignored -> "renewal";
      case RotationEvent ignored -> "rotation";
      case StageEvent ignored -> "stage";
    };
  }
}
