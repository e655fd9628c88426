package dev.interlock.messaging;

import dev.interlock.testservers.TestServers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A service with a database and a topic of its own, which writes down what it has taken. */
final class ReadingService implements AutoCloseable {
  static final KafkaSettings KAFKA = new KafkaSettings(TestServers.kafka());

  private final String topic = "topic-" + UUID.randomUUID();
  private final DriverManagerDataSource database = TestServers.database().dataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final ParkedMessages parked = new ParkedMessages(jdbc, "public", Clock.systemUTC());
  private final Sender sender = new Sender(KAFKA);
  private final AtomicInteger handled = new AtomicInteger();
  private long sent;

  ReadingService() throws Exception {
    new ResourceDatabasePopulator(new ClassPathResource("db/messaging/V1__reader.sql"))
        .execute(database);
    jdbc.sql("CREATE TABLE taken (number serial, id text NOT NULL)").update();
    try (Admin admin = Admin.create(KAFKA.with(Map.of()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(2), Optional.empty())))
          .all()
          .get();
    }
  }

  /** A process of the version that knows these types. */
  TopicReader start(Function<ParkedMessages, Parking> parking, String... types) {
    Set<String> known = Set.of(types);
    TopicReader reader =
        new TopicReader(
            KAFKA,
            topic,
            List.of(topic),
            new Positions(jdbc, "public"),
            parking.apply(parked),
            new TransactionTemplate(new JdbcTransactionManager(database)),
            Clock.systemUTC(),
            envelope -> take(envelope, known));
    reader.start();
    return reader;
  }

  private void take(Envelope envelope, Set<String> known) {
    if (!known.contains(envelope.type())) {
      throw new UnreadableMessage("This version does not know " + envelope.type());
    }
    handled.incrementAndGet();
    jdbc.sql("INSERT INTO taken (id) VALUES (?)").param(envelope.id()).update();
  }

  /** Sends a message whose id is {@code key/number}, the number counted over all keys. */
  void send(String key, String type) {
    String id = key + "/" + ++sent;
    Envelope envelope =
        Envelopes.stored(type, 1, id, key, sent, sent, "{\"at\":\"2026-01-01T00:00:00Z\"}");
    sender.sendAll(List.of(new Outgoing(topic, key, envelope)));
  }

  /** The ids of what was taken, in that order. */
  List<String> taken() {
    return jdbc.sql("SELECT id FROM taken ORDER BY number").query(String.class).list();
  }

  /** How often a message was handed over, also when that was taken back. */
  int handled() {
    return handled.get();
  }

  long parked() {
    return parked.count();
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  String topic() {
    return topic;
  }

  DriverManagerDataSource dataSource() {
    return database;
  }

  @Override
  public void close() {
    sender.close();
  }
}
