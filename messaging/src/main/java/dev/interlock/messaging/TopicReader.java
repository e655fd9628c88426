package dev.interlock.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private final Parking parking;
  private final TransactionOperations transactions;
  private final Consumer<Envelope> handler;

  /** Where each partition goes on; one that is missing is to be resumed before it is read. */
  private final Map<TopicPartition, Long> next = new HashMap<>();

  private final TopicEnds ends;
  private volatile boolean succeeding = true;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  public TopicReader(
      KafkaSettings kafka,
      String group,
      List<String> topics,
      Positions positions,
      Parking parking,
      TransactionOperations transactions,
      Clock clock,
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
    this.parking = parking;
    this.transactions = transactions;
    this.handler = handler;
    this.ends = new TopicEnds(consumer, topics, clock);
    this.thread = Thread.ofPlatform().name("reader-" + group).unstarted(this::run);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  /**
   * How far the service is behind, with all processes that read in this group; empty before the
   * broker has answered for the first time.
   */
  public Optional<Lag> lag() {
    return ends.known().map(known -> known.less(positions.of(topics)));
  }

  /** Whether the last attempt to read and to take effect succeeded. */
  public boolean succeeds() {
    return succeeding;
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
      consumer.subscribe(topics, new ResumeWhenAssigned());
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
      ends.ask();
      resume(
          consumer.assignment().stream().filter(assigned -> !next.containsKey(assigned)).toList());
      ConsumerRecords<String, byte[]> batch = consumer.poll(POLL);
      if (!batch.isEmpty()) {
        take(batch);
      }
      succeeding = true;
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      succeeding = false;
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
      batch.partitions().forEach(next::remove);
      throw e;
    }
  }

  private void apply(ConsumerRecords<String, byte[]> batch) {
    for (TopicPartition partition : batch.partitions()) {
      for (ConsumerRecord<String, byte[]> message : batch.records(partition)) {
        parking.take(message, handler);
      }
      long from = Objects.requireNonNull(next.get(partition), "resumed before it is read");
      positions.move(partition, from, end(batch, partition));
    }
  }

  private static long end(ConsumerRecords<String, byte[]> batch, TopicPartition partition) {
    return batch.records(partition).getLast().offset() + 1;
  }

  /**
   * Goes to where the database says. The position is read before what is parked: what a reader that
   * has lost the partition parks in between is then read again, and found to be moved.
   */
  private void resume(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      long stored =
          Objects.requireNonNull(
              transactions.execute(
                  status -> {
                    long position = positions.of(partition).orElse(0L);
                    parking.resume(partition, handler);
                    return position;
                  }));
      consumer.seek(partition, stored);
      next.put(partition, stored);
    }
  }

  private final class ResumeWhenAssigned implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(next::remove);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      resume(partitions);
    }
  }
}
