package dev.interlock.query;

import dev.interlock.messaging.KafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The service on a free port, at the end of the story. */
record RunningService(ConfigurableApplicationContext context, HttpClient http)
    implements AutoCloseable {

  static RunningService start(TestDatabase database, KafkaSettings kafka) {
    return new RunningService(
        QueryService.application()
            .initializers(
                (GenericApplicationContext context) ->
                    context.registerBean(Clock.class, () -> Clock.fixed(Story.NOW, ZoneOffset.UTC)))
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--interlock.kafka.bootstrap-servers=" + kafka.bootstrapServers()),
        HttpClient.newHttpClient());
  }

  HttpResponse<String> get(String path) {
    return request("GET", path);
  }

  HttpResponse<String> request(String method, String path) {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .method(method, BodyPublishers.noBody())
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
