package dev.interlock.messaging;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic from its beginning, all of it in every process, for what is kept in memory alone.
 * Without a broker it waits. Behind a message that cannot be taken nothing of its key is taken: the
 * next version of this build begins anew and can.
 */
public final class TopicFollower implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BACKOFF = Duration.ofSeconds(1);

  private final KafkaSettings kafka;
  private final String topic;
  private final Consumer<Envelope> handler;
  private final Runnable caughtUp;

  /** Where the topic ended at the start, or when someone asked, until all of that is taken. */
  private Map<TopicPartition, Long> ends = Map.of();

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private @Nullable Runnable next;

  private final Set<String> blocked = new HashSet<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable KafkaConsumer<String, byte[]> reading;

  /**
   * A follower that does not read yet.
   *
   * @param handler takes each message, in order for each key
   * @param caughtUp told when all that was there at the start has been taken, and then after each
   *     batch; on the same thread as the handler
   */
  public TopicFollower(
      KafkaSettings kafka, String topic, Consumer<Envelope> handler, Runnable caughtUp) {
    this.kafka = kafka;
    this.topic = topic;
    this.handler = handler;
    this.caughtUp = caughtUp;
    this.thread = Thread.ofPlatform().name("follower-" + topic).unstarted(this::run);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  /**
   * Has this done when all that is there now has been taken, and told of as caught up; on the same
   * thread as the handler.
   */
  public void afterAllOfNow(Runnable task) {
    waiting.add(task);
  }

  /** Stops after the batch in hand. */
  @Override
  public void close() {
    stopping.countDown();
    KafkaConsumer<String, byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            kafka.with(
                Map.of(
                    "enable.auto.commit",
                    false,
                    "auto.offset.reset",
                    "earliest",
                    "isolation.level",
                    "read_committed")),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      reading = consumer;
      ends = begin(consumer);
      while (stopping.getCount() > 0) {
        step(consumer);
      }
    } catch (WakeupException e) {
      log.debug("Stopped following {}", topic);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
    try {
      if (ends.isEmpty() && next == null && !waiting.isEmpty()) {
        ends = consumer.endOffsets(consumer.assignment());
        next = waiting.remove();
      }
      ConsumerRecords<String, byte[]> batch = consumer.poll(POLL);
      batch.forEach(this::take);
      boolean behind =
          ends.entrySet().stream()
              .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
      if (!behind && (!batch.isEmpty() || !ends.isEmpty())) {
        ends = Map.of();
        caughtUp.run();
        if (next != null) {
          Runnable reached = next;
          next = null;
          reached.run();
        }
      }
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      log.warn("Following {} goes on in {}, after a failure", topic, BACKOFF, e);
      pause();
    }
  }

  private void pause() throws InterruptedException {
    if (stopping.await(BACKOFF.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new WakeupException();
    }
  }

  /** Goes to the beginning, and returns where the topic ends now. */
  private Map<TopicPartition, Long> begin(KafkaConsumer<String, byte[]> consumer)
      throws InterruptedException {
    while (true) {
      try {
        List<TopicPartition> partitions =
            consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (!partitions.isEmpty()) {
          consumer.assign(partitions);
          consumer.seekToBeginning(partitions);
          return consumer.endOffsets(partitions);
        }
      } catch (WakeupException e) {
        throw e;
      } catch (KafkaException e) {
        log.warn("Following {} begins when Kafka answers: {}", topic, e.getMessage());
      }
      pause();
    }
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    if (blocked.contains(message.key())) {
      return;
    }
    try {
      handler.accept(Envelopes.read(message.value()));
    } catch (RuntimeException e) {
      blocked.add(message.key());
      log.error(
          "Nothing more of {} is taken, since {}-{}@{} cannot be",
          message.key(),
          topic,
          message.partition(),
          message.offset(),
          e);
    }
  }
}
