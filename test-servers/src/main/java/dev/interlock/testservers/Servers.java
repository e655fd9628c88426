package dev.interlock.testservers;

import java.util.Locale;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/** A way to get servers. Each is started by the call, and stops when the JVM ends. */
interface Servers {
  String CHOICE = "interlock.test.servers";

  /** What the property or the environment variable demands, if anything. */
  static Optional<String> demanded() {
    return Optional.ofNullable(System.getProperty(CHOICE))
        .or(() -> Optional.ofNullable(System.getenv("INTERLOCK_TEST_SERVERS")));
  }

  /** The way that is demanded, or else the best that this machine has; says which. */
  static Servers choose(Optional<String> demanded) {
    Servers servers =
        switch (demanded.orElse("")) {
          case "embedded" -> new EmbeddedServers();
          case "containers" -> new ContainerServers();
          case "" -> engineAnswers() ? new ContainerServers() : new EmbeddedServers();
          default ->
              throw new IllegalArgumentException(
                  CHOICE + " must be embedded or containers, not " + demanded.orElseThrow());
        };
    System.out.printf(
        Locale.ROOT,
        "Test servers: %s (%s); choose with -D%s=embedded|containers%n",
        servers.description(),
        demanded.isPresent() ? "as demanded" : "found",
        CHOICE);
    return servers;
  }

  private static boolean engineAnswers() {
    try {
      DockerClientFactory.instance().dockerHostIpAddress();
      return true;
    } catch (IllegalStateException none) {
      return false;
    }
  }

  String description();

  /** Starts PostgreSQL; the database is there to make others. */
  Database startPostgres();

  /** Starts Kafka, and returns its bootstrap servers. */
  String startKafka();

  /** Stops a server at the end of the JVM. */
  static void stopAtTheEnd(AutoCloseable server) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    server.close();
                  } catch (Exception e) { // What AutoCloseable declares.
                    System.err.println("Left behind: " + server + ": " + e);
                  }
                },
                "stop-test-server"));
  }
}
