package dev.interlock.query.feed;

import dev.interlock.messaging.KafkaSettings;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code interlock.kafka.*}.
 *
 * @param extra further settings of the Kafka client
 */
@ConfigurationProperties("interlock.kafka")
record KafkaProperties(String bootstrapServers, @DefaultValue Map<String, String> extra) {

  KafkaSettings settings() {
    return new KafkaSettings(bootstrapServers, extra);
  }

  /** Names the servers alone: the other settings may hold secrets. */
  @Override
  public String toString() {
    return settings().toString();
  }
}
