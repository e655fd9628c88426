package dev.interlock.messaging;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far a service has read, kept in its own schema in the transaction of the effect. */
public final class Positions {
  private final JdbcClient jdbc;
  private final String table;

  /**
   * @param schema the schema of the service, a constant of its code
   */
  public Positions(JdbcClient jdbc, String schema) {
    this.jdbc = jdbc;
    this.table = schema + ".reader_position";
  }

  Optional<Long> of(TopicPartition partition) {
    return jdbc.sql("SELECT position FROM " + table + " WHERE topic = ? AND partition = ?")
        .params(partition.topic(), partition.partition())
        .query(Long.class)
        .optional();
  }

  /** All that are kept of these topics. */
  Map<TopicPartition, Long> of(Collection<String> topics) {
    return jdbc.sql("SELECT topic, partition, position FROM " + table + " WHERE topic = ANY (?)")
        .param(topics.toArray(String[]::new))
        .query(
            rows -> {
              Map<TopicPartition, Long> positions = new HashMap<>();
              while (rows.next()) {
                positions.put(
                    new TopicPartition(rows.getString("topic"), rows.getInt("partition")),
                    rows.getLong("position"));
              }
              return positions;
            });
  }

  /**
   * Moves a position.
   *
   * @throws OptimisticLockingFailureException when another reader has moved it meanwhile, so that
   *     this one has lost the partition and must take its effect back
   */
  void move(TopicPartition partition, long from, long to) {
    int moved =
        jdbc.sql(
                "INSERT INTO %s AS kept (topic, partition, position) VALUES (?, ?, ?)"
                        .formatted(table)
                    + " ON CONFLICT (topic, partition) DO UPDATE SET position = excluded.position"
                    + " WHERE kept.position = ?")
            .params(partition.topic(), partition.partition(), to, from)
            .update();
    if (moved == 0) {
      throw new OptimisticLockingFailureException(
          "Another reader has moved the position of " + partition);
    }
  }
}
