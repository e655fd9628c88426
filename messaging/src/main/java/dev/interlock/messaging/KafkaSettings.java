package dev.interlock.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers {@code host:port}, comma separated
 * @param client further settings of every client, for example of TLS; see Kafka's documentation.
 *     What a client here depends on to be correct is not changed by them
 */
public record KafkaSettings(String bootstrapServers, Map<String, String> client) {
  private static final int RECONNECT_MILLIS = 5_000;

  /** Settings of a broker that needs no more than its address. */
  public KafkaSettings(String bootstrapServers) {
    this(bootstrapServers, Map.of());
  }

  /** A client of the broker itself, for a few calls, each of which fails after so long. */
  public Admin admin(Duration timeout) {
    return Admin.create(
        with(
            Map.of(
                "request.timeout.ms",
                Math.toIntExact(timeout.toMillis()),
                "default.api.timeout.ms",
                Math.toIntExact(timeout.toMillis()),
                "reconnect.backoff.ms",
                RECONNECT_MILLIS,
                // The other strategy spins on a processor while no broker answers.
                "metadata.recovery.strategy",
                "none")));
  }

  Map<String, Object> with(Map<String, ?> own) {
    Map<String, Object> all = new HashMap<>();
    // A broker that is away is a line in the log at each attempt.
    all.put("reconnect.backoff.max.ms", RECONNECT_MILLIS);
    all.putAll(client);
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
