package dev.interlock.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads topics as a member of a consumer group. Positions are kept in the database and move in the
 * transaction of the effect, so that each message takes effect once; a reader that has lost its
 * partition cannot commit. What cannot be read is parked. Any other failure is tried again, in
 * order, for as long as it lasts.
 */
public final class TopicReader implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BACKOFF = Duration.ofSeconds(1);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<String> topics;
  private final Positions positions;
  private final ParkedMessages parked;
  private final TransactionOperations transactions;
  private final Consumer<Envelope> handler;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final AtomicLong lag = new AtomicLong(-1);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  public TopicReader(
      KafkaSettings kafka,
      String group,
      List<String> topics,
      Positions positions,
      ParkedMessages parked,
      TransactionOperations transactions,
      Consumer<Envelope> handler) {
    this.consumer =
        new KafkaConsumer<>(
            kafka.with(
                Map.of(
                    "group.id",
                    group,
                    "enable.auto.commit",
                    false,
                    "auto.offset.reset",
                    "earliest",
                    "isolation.level",
                    "read_committed",
                    // After a kill the next reader waits this long for the partitions of the dead.
                    "session.timeout.ms",
                    10_000)),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.topics = topics;
    this.positions = positions;
    this.parked = parked;
    this.transactions = transactions;
    this.handler = handler;
    this.thread = Thread.ofPlatform().name("reader-" + group).unstarted(this::run);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  /** How many messages are known to be waiting; -1 before the first look. */
  public long lag() {
    return lag.get();
  }

  /** Stops after the batch in hand. */
  @Override
  public void close() {
    stopping.countDown();
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(topics, new SeekToStoredPosition());
      while (stopping.getCount() > 0) {
        step();
      }
    } catch (WakeupException e) {
      log.debug("Stopped reading {}", topics);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() throws InterruptedException {
    try {
      ConsumerRecords<String, byte[]> batch = consumer.poll(POLL);
      if (!batch.isEmpty()) {
        take(batch);
      }
      lag.set(measuredLag());
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      log.warn("Reading {} again in {}, after a failure", topics, BACKOFF, e);
      if (stopping.await(BACKOFF.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("Stopped reading {}", topics);
      }
    }
  }

  private void take(ConsumerRecords<String, byte[]> batch) {
    try {
      transactions.executeWithoutResult(status -> apply(batch));
      batch.partitions().forEach(partition -> next.put(partition, end(batch, partition)));
    } catch (RuntimeException e) {
      seekToStored(batch.partitions());
      throw e;
    }
  }

  private void apply(ConsumerRecords<String, byte[]> batch) {
    for (TopicPartition partition : batch.partitions()) {
      for (ConsumerRecord<String, byte[]> message : batch.records(partition)) {
        handle(message);
      }
      positions.move(partition, next.getOrDefault(partition, 0L), end(batch, partition));
    }
  }

  private void handle(ConsumerRecord<String, byte[]> message) {
    try {
      handler.accept(Envelopes.read(message.value()));
    } catch (UnreadableMessage e) {
      log.warn("Parked {}-{}@{}: {}", message.topic(), message.partition(), message.offset(), e);
      parked.park(message, String.valueOf(e.getMessage()));
    }
  }

  private static long end(ConsumerRecords<String, byte[]> batch, TopicPartition partition) {
    return batch.records(partition).getLast().offset() + 1;
  }

  private long measuredLag() {
    return consumer.assignment().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  private void seekToStored(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      long position = positions.of(partition).orElse(0L);
      next.put(partition, position);
      consumer.seek(partition, position);
    }
  }

  private final class SeekToStoredPosition implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(next::remove);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      seekToStored(partitions);
    }
  }
}
