package dev.interlock.command.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import dev.interlock.command.eventstore.EventRows;
import dev.interlock.contract.Topics;
import dev.interlock.embedded.EmbeddedServices;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EventPublisherIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void eventsWhoseTransactionsCommitInReverseAreBothPublished() throws Exception {
    String earlier = "earlier-" + UUID.randomUUID();
    String later = "later-" + UUID.randomUUID();
    try (RunningService service = new RunningService();
        Connection first = session(service);
        Connection second = session(service)) {
      EventRows.append(first, earlier);
      EventRows.append(second, later);
      second.commit();
      first.commit();

      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(position(service)).isEqualTo(2));
    }
    assertThat(published()).contains(earlier, later);
  }

  private static Connection session(RunningService service) throws SQLException {
    Connection session = service.database().getConnection();
    session.setAutoCommit(false);
    return session;
  }

  private static long position(RunningService service) {
    return JdbcClient.create(service.database())
        .sql("SELECT position FROM command.publisher")
        .query(Long.class)
        .single();
  }

  private static List<String> published() {
    List<String> keys = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                EmbeddedServices.temporary().kafka().bootstrapServers(),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.EVENTS));
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInSameThread()
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> keys.add(message.key()));
                return !consumer.assignment().isEmpty()
                    && consumer.endOffsets(consumer.assignment()).entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
              });
    }
    return keys;
  }
}
