package dev.interlock.chassis;

import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.ParkedMessages;
import dev.interlock.messaging.Positions;
import dev.interlock.messaging.TopicReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the readers of a service on its own schema, each with its measure. */
public final class Readers {
  private final KafkaSettings kafka;
  private final Positions positions;
  private final ParkedMessages parked;
  private final TransactionOperations transactions;
  private final MeterRegistry meters;

  Readers(
      KafkaSettings kafka,
      Positions positions,
      ParkedMessages parked,
      TransactionOperations transactions,
      MeterRegistry meters) {
    this.kafka = kafka;
    this.positions = positions;
    this.parked = parked;
    this.transactions = transactions;
    this.meters = meters;
  }

  /**
   * A reader that is still to be started and closed.
   *
   * @param group the consumer group, by which the reader is known to Kafka and to the metrics
   * @param handler takes a message in the transaction that moves the position
   */
  public TopicReader reader(String group, List<String> topics, Consumer<Envelope> handler) {
    TopicReader reader =
        new TopicReader(kafka, group, topics, positions, parked, transactions, handler);
    Gauge.builder("interlock.reader.lag", reader, TopicReader::lag)
        .description("Messages not yet read; -1 before the first look at the topics")
        .tag("group", group)
        .register(meters);
    return reader;
  }
}
