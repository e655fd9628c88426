package dev.interlock.query;

import dev.interlock.messaging.KafkaSettings;
import dev.interlock.testservers.Database;
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
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The service on a free port. */
record RunningService(ConfigurableApplicationContext context, HttpClient http)
    implements AutoCloseable {

  /** At the end of the story, where time stands still. */
  static RunningService start(Database database, KafkaSettings kafka) {
    return start(QueryService.application().sources(EndOfStory.class), database, kafka);
  }

  /** At the present time. */
  static RunningService startNow(Database database, KafkaSettings kafka) {
    return start(QueryService.application(), database, kafka);
  }

  private static RunningService start(
      SpringApplicationBuilder service, Database database, KafkaSettings kafka) {
    return new RunningService(
        service.run(
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

  static final class EndOfStory {
    @Bean
    @Primary
    Clock endOfStory() {
      return Clock.fixed(Story.NOW, ZoneOffset.UTC);
    }
  }
}
