package dev.interlock.command;

import com.zaxxer.hikari.HikariDataSource;
import dev.interlock.embedded.EmbeddedServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.springframework.context.ConfigurableApplicationContext;

/** The command service on a database of its own and the Kafka that all tests of this JVM share. */
public final class RunningService implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final HikariDataSource database = TestDatabase.empty();
  private final ConfigurableApplicationContext context;

  /** Starts it on a free port. */
  public RunningService() {
    context =
        CommandService.application()
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword(),
                "--interlock.vault.key-file=" + keys(),
                "--interlock.test-invoke.refused-addresses=",
                "--interlock.kafka.bootstrap-servers="
                    + EmbeddedServices.temporary().kafka().bootstrapServers());
  }

  private static Path keys() {
    try {
      Path file = Files.createTempFile("vault", ".keys");
      file.toFile().deleteOnExit();
      String key = Base64.getEncoder().encodeToString(new byte[32]);
      return Files.writeString(file, "test:" + key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it answers. */
  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
  }

  /** A bean of the service. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Its database. */
  public HikariDataSource database() {
    return database;
  }

  /** Sends a request with a JSON body; an empty one is none. */
  public HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address().resolve(path))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    context.close();
    database.close();
    http.close();
  }
}
