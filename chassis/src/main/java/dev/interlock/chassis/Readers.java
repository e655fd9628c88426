package dev.interlock.chassis;

import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.Lag;
import dev.interlock.messaging.ParkedMessages;
import dev.interlock.messaging.Parking;
import dev.interlock.messaging.Positions;
import dev.interlock.messaging.TopicReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the readers of a service on its own schema, each with its measures. Who asks for one starts
 * and closes it. The consumer group is also what the metrics know a reader by; the handler is
 * called in the transaction that moves the position.
 */
public final class Readers {
  private static final double MILLIS = 1000;

  private final KafkaSettings kafka;
  private final Positions positions;
  private final ParkedMessages parked;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final MeterRegistry meters;

  Readers(
      KafkaSettings kafka,
      Positions positions,
      ParkedMessages parked,
      TransactionOperations transactions,
      Clock clock,
      MeterRegistry meters) {
    this.kafka = kafka;
    this.positions = positions;
    this.parked = parked;
    this.transactions = transactions;
    this.clock = clock;
    this.meters = meters;
  }

  /** A reader of what Interlock writes: behind what it cannot read, the same key waits. */
  public TopicReader ofOurs(String group, List<String> topics, Consumer<Envelope> handler) {
    return reader(group, topics, Parking.inOrder(parked), handler);
  }

  /** A reader of what others write: behind what it cannot read, nothing waits. */
  public TopicReader ofOthers(String group, List<String> topics, Consumer<Envelope> handler) {
    return reader(group, topics, Parking.aside(parked), handler);
  }

  private TopicReader reader(
      String group, List<String> topics, Parking parking, Consumer<Envelope> handler) {
    TopicReader reader =
        new TopicReader(kafka, group, topics, positions, parking, transactions, clock, handler);
    gauge("lag", reader, group, lag -> lag.isOld(clock.instant()) ? Double.NaN : lag.messages())
        .description("Messages not yet taken; NaN when the broker has not said for 10 seconds")
        .register(meters);
    gauge("lag.age", reader, group, lag -> lag.age(clock.instant()).toMillis() / MILLIS)
        .description("How long ago the broker said how long the topics are")
        .baseUnit("seconds")
        .register(meters);
    return reader;
  }

  private static Gauge.Builder<TopicReader> gauge(
      String name, TopicReader reader, String group, ToDoubleFunction<Lag> value) {
    return Gauge.builder(
            "interlock.reader." + name,
            reader,
            known -> known.lag().map(lag -> value.applyAsDouble(lag)).orElse(Double.NaN))
        .tag("group", group);
  }
}
