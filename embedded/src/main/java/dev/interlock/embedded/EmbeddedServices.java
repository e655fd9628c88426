package dev.interlock.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL and one Kafka broker on one data directory.
 *
 * @param postgres runs on {@code postgres} below the data directory
 * @param kafka runs on {@code kafka} below the data directory
 */
public record EmbeddedServices(EmbeddedPostgres postgres, EmbeddedKafka kafka)
    implements AutoCloseable {

  /**
   * Starts both at the same time; when one fails the other is stopped.
   *
   * @throws EmbeddedServiceException when the directory is in use or one of the two does not start
   */
  public static EmbeddedServices start(Path dataDirectory) {
    // A thread of its own: those of the common pool do not see classes inside an executable jar.
    CompletableFuture<EmbeddedKafka> kafka =
        CompletableFuture.supplyAsync(
            () -> EmbeddedKafka.start(dataDirectory.resolve("kafka")),
            task -> new Thread(task, "embedded-kafka-start").start());
    EmbeddedPostgres postgres;
    try {
      postgres = EmbeddedPostgres.start(dataDirectory.resolve("postgres"));
    } catch (RuntimeException e) {
      kafka.thenAccept(EmbeddedKafka::close).exceptionally(also -> null).join();
      throw e;
    }
    try {
      return new EmbeddedServices(postgres, kafka.join());
    } catch (CompletionException e) {
      postgres.close();
      throw e.getCause() instanceof EmbeddedServiceException known ? known : e;
    }
  }

  /**
   * The two that all tests of this JVM share: started at the first call on a temporary directory,
   * stopped and deleted when the JVM ends. A test takes its own database and its own topics.
   */
  public static EmbeddedServices temporary() {
    return Temporary.SERVICES;
  }

  /** Stops both. */
  @Override
  public void close() {
    try {
      kafka.close();
    } finally {
      postgres.close();
    }
  }

  private static final class Temporary {
    static final EmbeddedServices SERVICES = startTemporary();

    private static EmbeddedServices startTemporary() {
      try {
        Path directory = Files.createTempDirectory("interlock-");
        EmbeddedServices services = startOrDelete(directory);
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> remove(services, directory), "embedded-services"));
        return services;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static EmbeddedServices startOrDelete(Path directory) throws IOException {
      try {
        return start(directory);
      } catch (RuntimeException e) {
        PostgresDirectory.deleteTree(directory);
        throw e;
      }
    }

    private static void remove(EmbeddedServices services, Path directory) {
      try {
        services.close();
        PostgresDirectory.deleteTree(directory);
      } catch (IOException | RuntimeException e) {
        LoggerFactory.getLogger(EmbeddedServices.class).warn("Left behind: {}", directory, e);
      }
    }
  }
}
