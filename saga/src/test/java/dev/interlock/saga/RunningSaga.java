package dev.interlock.saga;

import dev.interlock.contract.CommandResult;
import dev.interlock.contract.Event;
import dev.interlock.contract.Topics;
import dev.interlock.contract.WireTypes;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.Json;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import dev.interlock.messaging.Topology;
import dev.interlock.testservers.Database;
import dev.interlock.testservers.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service on a database and a broker of its own, and a hand that plays the write side. */
final class RunningSaga implements AutoCloseable {
  private static final KafkaSettings KAFKA = new KafkaSettings(TestServers.kafka());
  private static final Database DATABASE = TestServers.database();

  private final Sender sender;
  private final KafkaConsumer<String, byte[]> commands;
  private final List<Envelope> seen = new ArrayList<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final List<Outgoing> sent = new ArrayList<>();
  private ConfigurableApplicationContext context;

  RunningSaga() {
    Topology.ensure(KAFKA);
    sender = new Sender(KAFKA);
    commands =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", KAFKA.bootstrapServers(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    commands.assign(
        commands.partitionsFor(Topics.COMMANDS).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList());
    context = run();
  }

  private static ConfigurableApplicationContext run() {
    return SagaService.application()
        .run(
            "--server.port=0",
            "--spring.datasource.url=" + DATABASE.url(),
            "--spring.datasource.username=" + DATABASE.user(),
            "--spring.datasource.password=" + DATABASE.password(),
            "--interlock.kafka.bootstrap-servers=" + KAFKA.bootstrapServers(),
            "--interlock.saga.probe-interval=1s");
  }

  void stop() {
    SpringApplication.exit(context);
  }

  void startAgain() {
    context = run();
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  void tell(Event... events) {
    List<Outgoing> news = new ArrayList<>();
    for (Event event : events) {
      String aggregate = event.getClass().getInterfaces()[0].getSimpleName() + event.aggregateId();
      long sequence = sequences.merge(aggregate, 0L, (last, ignored) -> last + 1);
      Envelope envelope =
          Envelopes.stored(
              WireTypes.nameOf(event.getClass()),
              WireTypes.revisionOf(event.getClass()),
              aggregate + "@" + sequence,
              event.aggregateId(),
              0,
              sequence,
              Json.mapper().writeValueAsString(event));
      news.add(new Outgoing(Topics.EVENTS, event.aggregateId(), envelope));
    }
    sent.addAll(news);
    sender.sendAll(news);
  }

  /** An event of a later version. */
  void tellUnknown(String aggregateId) {
    String id = "unknown-" + aggregateId;
    Envelope unknown =
        Envelopes.stored(
            "not-known-yet", 1, id, aggregateId, 0, 0, "{\"at\":\"" + Instant.EPOCH + "\"}");
    sender.sendAll(List.of(new Outgoing(Topics.EVENTS, aggregateId, unknown)));
  }

  /** How many messages of a key are parked. */
  long parked(String key) {
    return jdbc()
        .sql("SELECT count(*) FROM saga.parked_message WHERE key = ?")
        .param(key)
        .query(Long.class)
        .single();
  }

  /** Everything that was told so far, told again. */
  void tellEverythingAgain() {
    sender.sendAll(sent);
  }

  void refuse(String commandId, String rotationId, String why) {
    CommandResult result = new CommandResult(commandId, rotationId, "command", why);
    sender.sendAll(
        List.of(
            new Outgoing(
                Topics.COMMAND_RESULTS,
                rotationId,
                Envelopes.of(result, commandId, rotationId, rotationId, Instant.EPOCH))));
  }

  /** The ids of the commands seen so far for a rotation, in the order in which they came. */
  List<String> commandIds(String rotationId) {
    commands
        .poll(Duration.ofMillis(100))
        .forEach(message -> seen.add(Envelopes.read(message.value())));
    return seen.stream()
        .filter(envelope -> rotationId.equals(envelope.correlationid()))
        .map(Envelope::id)
        .distinct()
        .toList();
  }

  JdbcClient jdbc() {
    return DATABASE.jdbc();
  }

  @Override
  public void close() {
    stop();
    commands.close();
    sender.close();
  }
}
