package dev.interlock.testservers;

import java.time.Duration;
import java.util.function.Supplier;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Containers of the official images, in the versions of docker/compose.yaml. */
final class ContainerServers implements Servers {
  private static final String POSTGRES = "postgres:17-alpine";
  private static final String KAFKA = "apache/kafka:4.1.2";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public String description() {
    return "containers of " + POSTGRES + " and " + KAFKA;
  }

  @Override
  public Database startPostgres() {
    PostgreSQLContainer postgres =
        started(
            POSTGRES,
            () ->
                new PostgreSQLContainer(POSTGRES)
                    .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200"));
    return new Database(
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                postgres.getHost(), postgres.getFirstMappedPort(), postgres.getDatabaseName()),
        postgres.getUsername(),
        postgres.getPassword());
  }

  @Override
  public String startKafka() {
    return started(
            KAFKA,
            () -> new KafkaContainer(KAFKA).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"))
        .getBootstrapServers();
  }

  private static <C extends GenericContainer<?>> C started(String image, Supplier<C> container) {
    try {
      C server = container.get();
      server.withStartupTimeout(PATIENCE);
      server.start();
      Servers.stopAtTheEnd(server);
      return server;
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          """
          A Docker engine answers, but no container of %s started: %s. \
          See that 'docker run --rm %1$s' works, or test without containers: -D%s=embedded"""
              .formatted(image, rootMessage(e), CHOICE),
          e);
    }
  }

  private static String rootMessage(Throwable failure) {
    return failure.getCause() == null
        ? String.valueOf(failure.getMessage())
        : rootMessage(failure.getCause());
  }
}
