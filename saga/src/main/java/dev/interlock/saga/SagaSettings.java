package dev.interlock.saga;

import dev.interlock.messaging.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings {@code interlock.*}. */
@ConfigurationProperties("interlock")
record SagaSettings(@DefaultValue Saga saga, Kafka kafka) {

  /**
   * The settings {@code interlock.saga.*}.
   *
   * @param probeInterval the time between two rounds of probes
   */
  record Saga(@DefaultValue("15s") Duration probeInterval) {}

  /**
   * The settings {@code interlock.kafka.*}.
   *
   * @param extra further settings of the Kafka client
   */
  record Kafka(String bootstrapServers, @DefaultValue Map<String, String> extra) {

    KafkaSettings settings() {
      return new KafkaSettings(bootstrapServers, extra);
    }

    /** Names the servers alone: the other settings may hold secrets. */
    @Override
    public String toString() {
      return settings().toString();
    }
  }
}
