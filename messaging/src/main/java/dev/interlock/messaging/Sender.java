package dev.interlock.messaging;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends messages and returns when every replica that must has them. For every thread. */
public final class Sender implements AutoCloseable {
  private final Producer<String, byte[]> producer;

  public Sender(KafkaSettings kafka) {
    producer =
        new KafkaProducer<>(
            kafka.with(Map.of("acks", "all", "enable.idempotence", true, "linger.ms", 0)),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Sends all, and waits until all are acknowledged.
   *
   * @throws KafkaException when one could not be sent; those before it in its partition were
   */
  public void sendAll(List<Outgoing> messages) {
    List<Future<RecordMetadata>> pending =
        messages.stream()
            .map(
                message ->
                    producer.send(
                        new ProducerRecord<>(
                            message.topic(), message.key(), Envelopes.write(message.envelope()))))
            .toList();
    for (Future<RecordMetadata> sent : pending) {
      await(sent);
    }
  }

  private static void await(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while sending", e);
    } catch (ExecutionException e) {
      throw new KafkaException("A message could not be sent", e.getCause());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
