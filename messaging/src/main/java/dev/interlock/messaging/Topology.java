package dev.interlock.messaging;

import dev.interlock.contract.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics as Interlock needs them: keyed records, so the number of partitions never changes. */
public final class Topology {
  private static final int PARTITIONS = 8;

  private Topology() {}

  /**
   * Creates the topics that are missing, and leaves those that exist as they are.
   *
   * @throws KafkaException when the broker cannot be reached within a minute or refuses
   */
  public static void ensure(KafkaSettings kafka) {
    ensure(kafka, Duration.ofMinutes(1));
  }

  /** The same with another time in which the broker must answer. */
  public static void ensure(KafkaSettings kafka, Duration timeout) {
    List<NewTopic> topics =
        List.of(
            kept(Topics.EVENTS),
            kept(Topics.COMMANDS),
            kept(Topics.COMMAND_RESULTS),
            kept(Topics.ACKNOWLEDGEMENTS),
            kept(Topics.GATEWAY_REPORTS),
            // Many, and soon of no use: what matters of them is in the log.
            topic(Topics.OBSERVATIONS, Map.of("retention.ms", "86400000")),
            topic(Topics.TRUST_BUNDLES, Map.of("cleanup.policy", "compact")));
    try (Admin admin = kafka.admin(timeout)) {
      admin.createTopics(topics).values().values().forEach(Topology::await);
    }
  }

  private static void await(org.apache.kafka.common.KafkaFuture<Void> created) {
    try {
      created.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while creating topics", e);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("Topics cannot be created; check the broker and its rights", e);
      }
    }
  }

  private static NewTopic kept(String name) {
    return topic(name, Map.of("retention.ms", "-1"));
  }

  private static NewTopic topic(String name, Map<String, String> settings) {
    return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(settings);
  }
}
