package dev.interlock.command.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.interlock.command.RunningService;
import dev.interlock.command.TestDatabase;
import dev.interlock.command.eventstore.EventRows;
import dev.interlock.contract.Topics;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.Sender;
import dev.interlock.messaging.Topology;
import dev.interlock.testservers.TestServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EventPublisherIT {
  private static final KafkaSettings KAFKA = new KafkaSettings(TestServers.kafka());
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @BeforeAll
  static void createTopics() {
    Topology.ensure(KAFKA);
  }

  @Test
  void eventsWhoseTransactionsCommitInReverseAreBothPublished() throws Exception {
    String earlier = "earlier-" + UUID.randomUUID();
    String later = "later-" + UUID.randomUUID();
    try (RunningService service = new RunningService();
        Connection first = session(service);
        Connection second = session(service)) {
      long before = lastIndex(service);
      EventRows.append(first, earlier);
      EventRows.append(second, later);
      second.commit();
      first.commit();

      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(position(service)).isEqualTo(before + 2));
    }
    assertThat(published(earlier, later)).containsExactlyInAnyOrder(earlier + "@0", later + "@0");
  }

  @Test
  void aMalformedEventStopsItsOwnAggregateUntilAStartFindsItReadable() throws Exception {
    String broken = "broken-" + UUID.randomUUID();
    String other = "other-" + UUID.randomUUID();
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (HikariDataSource database = TestDatabase.fresh();
        Connection session = database.getConnection();
        Sender sender = new Sender(KAFKA)) {
      EventRows.append(session, broken, 0, EventRows.payload(broken));
      EventRows.append(session, broken, 1, "{\"at\":");
      EventRows.append(session, broken, 2, EventRows.payload(broken));
      EventRows.append(session, other, 0, EventRows.payload(other));

      publisher(database, sender, meters).publish();
      assertThat(published(broken, other)).containsExactlyInAnyOrder(broken + "@0", other + "@0");
      EventPublisher stillUnableToRead = publisher(database, sender, meters);
      EventRows.append(session, broken, 3, EventRows.payload(broken));
      stillUnableToRead.publish();
      assertThat(published(broken)).containsExactly(broken + "@0");
      assertThat(meters.get("interlock.publisher.unpublished").gauge().value()).isEqualTo(3);

      JdbcClient.create(database)
          .sql("UPDATE command.event SET payload = ? WHERE event_identifier = ?")
          .params(EventRows.payload(broken), broken + "@1")
          .update();
      publisher(database, sender, meters).publish();
      assertThat(published(broken))
          .containsExactly(broken + "@0", broken + "@1", broken + "@2", broken + "@3");
      assertThat(meters.get("interlock.publisher.unpublished").gauge().value()).isZero();
    }
  }

  private static EventPublisher publisher(
      HikariDataSource database, Sender sender, SimpleMeterRegistry meters) {
    meters.clear();
    return new EventPublisher(
        JdbcClient.create(database),
        sender,
        new TransactionTemplate(new JdbcTransactionManager(database)),
        meters);
  }

  private static Connection session(RunningService service) throws SQLException {
    Connection session = service.database().getConnection();
    session.setAutoCommit(false);
    return session;
  }

  private static long lastIndex(RunningService service) {
    return JdbcClient.create(service.database())
        .sql("SELECT coalesce(max(global_index), 0) FROM command.event")
        .query(Long.class)
        .single();
  }

  private static long position(RunningService service) {
    return JdbcClient.create(service.database())
        .sql("SELECT position FROM command.publisher")
        .query(Long.class)
        .single();
  }

  /** The ids of what is published of some aggregates. */
  private static List<String> published(String... aggregates) {
    List<String> ids = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                KAFKA.bootstrapServers(),
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
                for (ConsumerRecord<String, byte[]> message :
                    consumer.poll(Duration.ofMillis(200))) {
                  if (List.of(aggregates).contains(message.key())) {
                    ids.add(Envelopes.read(message.value()).id());
                  }
                }
                return !consumer.assignment().isEmpty()
                    && consumer.endOffsets(consumer.assignment()).entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
              });
    }
    return ids;
  }
}
