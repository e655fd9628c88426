package dev.interlock.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.contract.Topics;
import dev.interlock.embedded.EmbeddedKafka;
import dev.interlock.messaging.Json;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import dev.interlock.testservers.Database;
import dev.interlock.testservers.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LagIT {
  @Test
  void isNotKnownWhileKafkaIsAway(@TempDir Path directory) {
    Database database = TestServers.database();
    EmbeddedKafka broker = EmbeddedKafka.start(directory);
    KafkaSettings kafka = new KafkaSettings(broker.bootstrapServers());
    try (RunningService service = RunningService.startNow(database, kafka)) {
      try (Sender sender = new Sender(kafka)) {
        sender.sendAll(
            Story.envelopes().stream()
                .map(envelope -> new Outgoing(Topics.EVENTS, envelope.subject(), envelope))
                .toList());
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                assertThat(service.get("/v1/rotations/r-shop").statusCode()).isEqualTo(200);
                assertThat(lag(service).path("events").asLong(-1)).isZero();
              });
      broker.close();

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(lag(service).has("events")).isFalse());
      assertThat(Duration.parse(lag(service).get("age").asString()))
          .isGreaterThan(Duration.ofSeconds(10));
      assertThat(service.get("/v1/stages").headers().firstValue("Interlock-Lag").orElseThrow())
          .startsWith("unknown;age=");
      assertThat(service.get("/").body())
          .contains("nobody knows how far behind: Kafka last said")
          .doesNotContain("0 events behind");
      assertThat(service.get("/actuator/metrics/interlock.reader.lag").body()).contains("NaN");
    } finally {
      broker.close();
    }
  }

  private static JsonNode lag(RunningService service) {
    return Json.mapper().readTree(service.get("/v1/stages").body()).get("lag");
  }
}
