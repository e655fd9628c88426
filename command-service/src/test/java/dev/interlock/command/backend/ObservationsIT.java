package dev.interlock.command.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Observation;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.Topics;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import dev.interlock.testservers.TestServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The instance {@code a} of a backend reports the certificates that it sees on real traffic. */
class ObservationsIT {
  private static RunningService service;
  private static Operator operator;
  private static int count;

  private String backend;
  private StageRef stage;
  private String certificate;

  @BeforeAll
  static void start() {
    service = new RunningService();
    operator = new Operator(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void serveAStage() {
    backend = "orders-" + ++count;
    stage = operator.stage(backend);
    certificate = operator.certificate();
    operator.present(stage, certificate);
    operator.register(backend, Evidence.OBSERVED, "a");
    operator.bind(backend, stage);
  }

  @Test
  void recordsWhatWasSeenWhenAndNotEachTimeAnew() throws Exception {
    Instant seen = Instant.parse("2026-01-01T12:00:00Z");
    assertThat(report("a", fingerprint(), "\"%s\"".formatted(seen))).isEqualTo(204);
    assertThat(report("a", fingerprint(), "\"%s\"".formatted(seen.plusSeconds(60)))).isEqualTo(204);
    assertThat(service.bean(Backends.class).trust(backend).lastObserved(certificate))
        .contains(seen);
    assertThat(report("a", fingerprint(), "\"%s\"".formatted(seen.plusSeconds(3600))))
        .isEqualTo(204);
    assertThat(service.bean(Backends.class).trust(backend).lastObserved(certificate))
        .contains(seen.plusSeconds(3600));
  }

  @Test
  void recordsAtShorterIntervalsWhatNoStagePresentsAnyMore() throws Exception {
    Instant seen = Instant.parse("2026-01-01T12:00:00Z");
    report("a", fingerprint(), "\"%s\"".formatted(seen));
    operator.present(stage, "");
    report("a", fingerprint(), "\"%s\"".formatted(seen.plusSeconds(60)));
    assertThat(service.bean(Backends.class).trust(backend).lastObserved(certificate))
        .contains(seen.plusSeconds(60));
  }

  @Test
  void takesAFingerprintWithColonsAndNowForNoTime() throws Exception {
    String colons = fingerprint().toUpperCase(Locale.ROOT).replaceAll("..(?!$)", "$0:");
    assertThat(report("a", colons, "null")).isEqualTo(204);
    assertThat(service.bean(Backends.class).trust(backend).lastObserved(certificate)).isPresent();
  }

  @Test
  void takesWhatComesByKafkaAndDropsWhatMakesNoSense() {
    try (Sender sender = new Sender(new KafkaSettings(TestServers.kafka()))) {
      sender.sendAll(List.of(sent(new Observation(backend, "nobody", fingerprint(), null, null))));
      sender.sendAll(List.of(sent(new Observation(backend, "a", fingerprint(), null, null))));
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                service.bean(Backends.class).trust(backend).lastObserved(certificate).isPresent());
  }

  private static Outgoing sent(Observation observation) {
    return new Outgoing(
        Topics.OBSERVATIONS,
        observation.backendId(),
        Envelopes.of(
            observation,
            UUID.randomUUID().toString(),
            observation.backendId(),
            null,
            Instant.now()));
  }

  @Test
  void ignoresTheCertificatesOfOthers() throws Exception {
    assertThat(report("a", "ab".repeat(32), "null")).isEqualTo(204);
    assertThat(service.bean(Backends.class).trust(backend).lastObserved(certificate)).isEmpty();
  }

  @Test
  void refusesWhatMakesNoSense() throws Exception {
    assertThat(report("b", fingerprint(), "null")).isEqualTo(400);
    assertThat(report("a", "00ff", "null")).isEqualTo(400);
    assertThat(report("a", fingerprint(), "\"2199-01-01T00:00:00Z\"")).isEqualTo(400);
  }

  private String fingerprint() {
    return JdbcClient.create(service.database())
        .sql("SELECT fingerprint FROM command.client_certificate WHERE id = ?")
        .param(certificate)
        .query(String.class)
        .single();
  }

  private int report(String instance, String fingerprint, String lastSeen) throws Exception {
    HttpResponse<String> answer =
        service.send(
            "POST",
            "/v1/backends/" + backend + "/observations",
            "{\"instance\":\"%s\",\"fingerprint\":\"%s\",\"lastSeen\":%s,\"count\":3}"
                .formatted(instance, fingerprint, lastSeen));
    return answer.statusCode();
  }
}
