package dev.interlock.query;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.contract.Topics;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import dev.interlock.testservers.Database;
import dev.interlock.testservers.TestServers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ReadinessIT {

  @Test
  void isNotReadyWhileEventsCannotBeTaken() {
    KafkaSettings kafka = new KafkaSettings(TestServers.kafka());
    Database database = TestServers.database();
    try (RunningService service = RunningService.start(database, kafka)) {
      awaitStatus(service, 200);
      rename(database, "aggregate_sequence", "elsewhere");
      try (Sender sender = new Sender(kafka)) {
        sender.sendAll(
            Story.envelopes().stream()
                .map(event -> new Outgoing(Topics.EVENTS, event.subject(), event))
                .toList());
      }
      awaitStatus(service, 503);
      assertThat(readiness(service).body()).contains("\"kafka\":{\"status\":\"DOWN\"}");
      assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
      rename(database, "elsewhere", "aggregate_sequence");
      awaitStatus(service, 200);
    }
  }

  private static void rename(Database database, String from, String to) {
    database.jdbc().sql("ALTER TABLE query.%s RENAME TO %s".formatted(from, to)).update();
  }

  private static void awaitStatus(RunningService service, int status) {
    await()
        .atMost(ofSeconds(30))
        .untilAsserted(() -> assertThat(readiness(service).statusCode()).isEqualTo(status));
  }

  private static HttpResponse<String> readiness(RunningService service) {
    return service.get("/actuator/health/readiness");
  }
}
