package dev.interlock.messaging;

import java.util.HashMap;
import java.util.Map;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers {@code host:port}, comma separated
 * @param client further settings of every client, for example of TLS; see Kafka's documentation.
 *     What a client here depends on to be correct is not changed by them
 */
public record KafkaSettings(String bootstrapServers, Map<String, String> client) {

  /** Settings of a broker that needs no more than its address. */
  public KafkaSettings(String bootstrapServers) {
    this(bootstrapServers, Map.of());
  }

  Map<String, Object> with(Map<String, ?> own) {
    Map<String, Object> all = new HashMap<>(client);
    all.put("bootstrap.servers", bootstrapServers);
    all.putAll(own);
    return all;
  }

  /** Names the servers alone: the other settings may hold secrets. */
  @Override
  public String toString() {
    return "KafkaSettings[" + bootstrapServers + "]";
  }
}
