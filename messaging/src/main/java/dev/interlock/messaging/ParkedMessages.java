package dev.interlock.messaging;

import java.sql.Timestamp;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages that could not be read, kept in the schema of the service. */
public final class ParkedMessages {
  private final JdbcClient jdbc;
  private final String table;
  private final Clock clock;

  /**
   * @param schema the schema of the service, a constant of its code
   */
  public ParkedMessages(JdbcClient jdbc, String schema, Clock clock) {
    this.jdbc = jdbc;
    this.table = schema + ".parked_message";
    this.clock = clock;
  }

  /** How many are parked. */
  public long count() {
    return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }

  void park(ConsumerRecord<String, byte[]> message, String reason) {
    jdbc.sql(
            "INSERT INTO %s (topic, partition, position, key, value, reason, parked_at)"
                    .formatted(table)
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
        .params(
            message.topic(),
            message.partition(),
            message.offset(),
            message.key(),
            message.value(),
            reason,
            Timestamp.from(clock.instant()))
        .update();
  }
}
