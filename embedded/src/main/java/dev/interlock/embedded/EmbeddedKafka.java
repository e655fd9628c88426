package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker and its controller in this JVM, one node, on a data directory and a free port
 * of the loopback address. Data survive restarts and the death of the process. Topics are never
 * created by use, and keep their records for ever unless they say otherwise.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final DirectoryLock lock;
  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedKafka(DirectoryLock lock, KafkaRaftServer server, String bootstrapServers) {
    this.lock = lock;
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts the broker, and formats the directory when it is new.
   *
   * @throws EmbeddedServiceException when the directory is in use or the broker does not start
   */
  public static EmbeddedKafka start(Path dataDirectory) {
    return start(dataDirectory, 0, Map.of());
  }

  /** The same on a port that clients know beforehand; 0 for any free one. */
  public static EmbeddedKafka start(Path dataDirectory, int port) {
    return start(dataDirectory, port, Map.of());
  }

  /**
   * Starts the broker with further settings, for example of TLS on its listener {@code CLIENTS}.
   *
   * @param settings as in Kafka's documentation; they go before the broker's own
   * @throws EmbeddedServiceException when the directory is in use or the broker does not start
   */
  public static EmbeddedKafka start(Path dataDirectory, Map<String, String> settings) {
    return start(dataDirectory, 0, settings);
  }

  private static EmbeddedKafka start(Path dataDirectory, int port, Map<String, String> settings) {
    DirectoryLock lock = DirectoryLock.take(dataDirectory);
    try {
      int[] ports = FreePorts.two();
      Path logs = Files.createDirectories(dataDirectory.toRealPath().resolve("data"));
      KafkaSettings node = new KafkaSettings(logs, port == 0 ? ports[0] : port, ports[1], settings);
      node.formatWhenNew();
      KafkaRaftServer server =
          new KafkaRaftServer(new KafkaConfig(node.asMap(), false), Time.SYSTEM);
      startOrShutDown(server);
      return new EmbeddedKafka(lock, server, node.brokerAddress());
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e instanceof EmbeddedServiceException known
          ? known
          : new EmbeddedServiceException("Kafka did not start in " + dataDirectory, e);
    }
  }

  private static void startOrShutDown(KafkaRaftServer server) {
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      throw e;
    }
  }

  /** Host and port of the broker. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops the broker and waits until it has stopped. */
  @Override
  public void close() {
    try {
      server.shutdown();
      server.awaitShutdown();
    } finally {
      lock.close();
    }
  }
}
