package dev.interlock.chassis;

import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether a broker answers, and whether every reader of the service takes what it reads. */
final class KafkaHealth implements HealthIndicator {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final KafkaSettings kafka;
  private final List<TopicReader> readers;

  KafkaHealth(KafkaSettings kafka, List<TopicReader> readers) {
    this.kafka = kafka;
    this.readers = readers;
  }

  @Override
  public Health health() {
    boolean up = answers() && readers.stream().allMatch(TopicReader::succeeds);
    return (up ? Health.up() : Health.down()).build();
  }

  private boolean answers() {
    try (Admin admin = kafka.admin(TIMEOUT)) {
      admin.describeCluster().clusterId().get();
      return true;
    } catch (ExecutionException e) {
      return false; // The client itself logs why.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
