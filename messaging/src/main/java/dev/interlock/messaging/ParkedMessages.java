package dev.interlock.messaging;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages that could not be taken yet, kept in the schema of the service. */
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

  /** The keys under which something is parked. */
  public List<String> keys() {
    return jdbc.sql("SELECT DISTINCT key FROM " + table + " WHERE key IS NOT NULL ORDER BY key")
        .query(String.class)
        .list();
  }

  /** What is parked of a partition, in its order, locked. */
  List<ConsumerRecord<String, byte[]>> of(TopicPartition partition) {
    return jdbc.sql(
            "SELECT position, key, value FROM %s WHERE topic = ? AND partition = ?".formatted(table)
                + " ORDER BY position FOR UPDATE")
        .params(partition.topic(), partition.partition())
        .query(
            (row, number) ->
                new ConsumerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    row.getLong("position"),
                    row.getString("key"),
                    row.getBytes("value")))
        .list();
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

  void remove(ConsumerRecord<String, byte[]> message) {
    jdbc.sql("DELETE FROM %s WHERE topic = ? AND partition = ? AND position = ?".formatted(table))
        .params(message.topic(), message.partition(), message.offset())
        .update();
  }
}
