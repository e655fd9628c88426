package dev.interlock.embedded;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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

  /** Stops both. */
  @Override
  public void close() {
    try {
      kafka.close();
    } finally {
      postgres.close();
    }
  }
}
