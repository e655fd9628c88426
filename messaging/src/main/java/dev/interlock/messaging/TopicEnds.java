package dev.interlock.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long topics are, as the broker last said; asked by the one thread that may use the consumer.
 */
final class TopicEnds {
  private static final Logger log = LoggerFactory.getLogger(TopicEnds.class);
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Consumer<?, ?> consumer;
  private final List<String> topics;
  private final Clock clock;
  private long asked = System.nanoTime() - PACE.toNanos();
  private boolean answered = true;
  private volatile @Nullable Known known;

  TopicEnds(Consumer<?, ?> consumer, List<String> topics, Clock clock) {
    this.consumer = consumer;
    this.topics = topics;
    this.clock = clock;
  }

  /** The end offset of every partition, and when the broker said so. */
  record Known(Map<TopicPartition, Long> offsets, Instant at) {

    /** What is missing of that, when all before these positions has been taken. */
    Lag less(Map<TopicPartition, Long> positions) {
      long missing =
          offsets.entrySet().stream()
              .mapToLong(end -> end.getValue() - positions.getOrDefault(end.getKey(), 0L))
              .map(difference -> Math.max(0, difference))
              .sum();
      return new Lag(missing, at);
    }
  }

  Optional<Known> known() {
    return Optional.ofNullable(known);
  }

  /** Asks the broker, unless it was asked a moment ago. */
  void ask() {
    if (System.nanoTime() - asked < PACE.toNanos()) {
      return;
    }
    asked = System.nanoTime();
    Instant now = clock.instant();
    try {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      known = new Known(Map.copyOf(consumer.endOffsets(partitions, PATIENCE)), now);
      answered = true;
    } catch (TimeoutException e) {
      if (answered) {
        log.warn("How far the reader of {} is behind is not known until Kafka answers", topics, e);
      }
      answered = false;
    }
  }
}
