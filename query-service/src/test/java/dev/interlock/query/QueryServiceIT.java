package dev.interlock.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.contract.Event;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.Topics;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Json;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import dev.interlock.testservers.Database;
import dev.interlock.testservers.TestServers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The whole service over one log; what adds to the log comes last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QueryServiceIT {
  private static final KafkaSettings KAFKA = new KafkaSettings(TestServers.kafka());
  private static final Database DATABASE = TestServers.database();
  private static final String UNKNOWN = "rotation-postponed";

  private static RunningService service;

  @BeforeAll
  static void startAndRead() {
    service = RunningService.start(DATABASE, KAFKA);
    send(Story.envelopes());
    awaitEvents(Story.events().size());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @Order(1)
  @CsvSource({
    "certificates,        /v1/certificates",
    "certificates-deleted,/v1/certificates?state=DELETED",
    "certificates-shop,   /v1/certificates?stage=shopapi001/prod",
    "certificate,         /v1/certificates/old001",
    "stages,              /v1/stages",
    "backends,            /v1/backends",
    "backend,             /v1/backends/orders",
    "backend-legacy,      /v1/backends/legacy",
    "rotations,           /v1/rotations",
    "rotations-held,      /v1/rotations?state=HELD&phase=DISTRIBUTING&stage=shopapi001/prod",
    "rotation-held,       /v1/rotations/r-shop",
    "rotation-completed,  /v1/rotations/r-pay",
    "expiry,              /v1/expiry",
    "findings,            /v1/findings",
    "gateways,            /v1/gateways?state=JOINED",
    "gateways-pay,        /v1/gateways?stage=payapi0001/prod",
    "gateway-left,        /v1/gateways/edge-3",
  })
  void answersAreTheGoldenOnesAndSayHowOldTheyAre(String name, String path) throws IOException {
    HttpResponse<String> answer = service.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Interlock-Lag")).hasValue("0;age=0");
    GoldenFile.named(name).mustEqual(answer.body());
  }

  @ParameterizedTest
  @Order(1)
  @CsvSource({
    "problem-parameter,   400,/v1/certificates?colour=red",
    "problem-value,       400,/v1/certificates?state=LOST",
    "problem-stage,       400,/v1/backends?stage=nowhere",
    "problem-phase,       400,/v1/rotations?phase=SLEEPING",
    "problem-none,        400,/v1/expiry?state=ACTIVE",
    "problem-repeated,    400,/v1/stages?stage=a&stage=b",
    "problem-id,          404,/v1/certificates/nobody",
    "problem-gateway,     404,/v1/gateways/nobody",
    "problem-path,        404,/v1/nothing",
  })
  void refusalsAreProblemsThatNameTheRemedy(String name, int status, String path)
      throws IOException {
    HttpResponse<String> answer = service.get(path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Interlock-Lag")).hasValue("0;age=0");
    GoldenFile.named(name).mustEqual(answer.body());
  }

  @Test
  @Order(1)
  void onlyReadingIsPossible() {
    assertThat(service.request("POST", "/v1/certificates").statusCode()).isEqualTo(405);
    assertThat(service.request("DELETE", "/v1/certificates/old001").statusCode()).isEqualTo(405);
  }

  @Test
  @Order(1)
  void thePageSaysWhatIsHeldAndWhyInWords() {
    String page = service.get("/").body();
    assertThat(page)
        .contains("As of", "0 events behind", "Held since")
        .contains("orders-2 of orders has not proved that it accepts new001")
        .contains("could not take version 2: PEM: no start line")
        .contains("legacy accepts anybody", "since 5 Jan 2026")
        .contains("Completed: the old key is destroyed")
        .contains("7 days or less", "old001")
        .doesNotContain("style=", "<script>", "https://");
    assertThat(service.get("/live").body()).contains("Held since").doesNotContain("<html");
  }

  @Test
  @Order(1)
  void thePageMayLoadNothingButItsOwnFiles() {
    HttpResponse<String> page = service.get("/");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
        .doesNotContain("unsafe");
    for (String file : List.of("page.css", "live.js", "icon.svg")) {
      assertThat(service.get("/assets/" + file).statusCode()).as(file).isEqualTo(200);
    }
  }

  @Test
  @Order(1)
  void healthAndMetricsTellOfTheReader() {
    assertThat(service.get("/actuator/health").body()).contains("UP");
    assertThat(service.get("/actuator/metrics/interlock.reader.lag").body())
        .contains("\"value\":0");
    assertThat(service.get("/actuator/metrics/interlock.reader.parked").body()).contains("0.0");
    assertThat(service.get("/actuator/env").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(2)
  void theSameBatchProducedTwiceChangesNothing() {
    String before = new ReadModel(DATABASE.jdbc()).rows();
    send(Story.envelopes());
    awaitEvents(2 * Story.events().size());
    assertThat(new ReadModel(DATABASE.jdbc()).rows()).isEqualTo(before);
  }

  @Test
  @Order(3)
  void aRestartContinuesAtTheStoredPosition() {
    service.close();
    JdbcClient jdbc = DATABASE.jdbc();
    // Reading any earlier event again would now insert a second row of its aggregate, and fail.
    jdbc.sql("DELETE FROM query.aggregate_sequence WHERE kind <> 'rotation'").update();
    List<Event> events = new ArrayList<>(Story.events());
    events.add(new RotationResumed("r-shop", null, Story.NOW));
    send(List.of(Story.envelopes(events).getLast()));

    service = RunningService.start(DATABASE, KAFKA);
    awaitEvents(2 * Story.events().size() + 1);
    assertThat(service.get("/v1/rotations/r-shop").body()).contains("\"state\":\"RUNNING\"");
    assertThat(
            jdbc.sql("SELECT count(*) FROM query.aggregate_sequence WHERE kind <> 'rotation'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  @Order(4)
  void anEventThatThisBuildDoesNotKnowIsParkedAndShownAndWhatFollowsWaitsBehindIt() {
    List<Event> events = new ArrayList<>(Story.events());
    events.add(new RotationResumed("r-shop", null, Story.NOW));
    events.add(new RotationHeld("r-shop", "Again", List.of(), null, Story.NOW));
    events.add(new RotationAbortRequested("r-shop", "Enough", null, Story.NOW));
    List<Envelope> envelopes = Story.envelopes(events);
    send(List.of(unknown(envelopes.get(envelopes.size() - 2)), envelopes.getLast()));
    awaitEvents(2 * Story.events().size() + 3);

    JsonNode rotation = Json.mapper().readTree(service.get("/v1/rotations/r-shop").body());
    assertThat(rotation.path("lag").path("parked").asLong()).isEqualTo(2);
    assertThat(rotation.path("state").asString()).isEqualTo("RUNNING");
    assertThat(rotation.has("abortRequested")).isFalse();
    assertThat(service.get("/").body()).contains("What happened last to r-shop is not shown");
    assertThat(service.get("/actuator/metrics/interlock.reader.parked").body()).contains("2.0");
  }

  @Test
  @Order(5)
  void aVersionThatKnowsTheEventTakesItAndWhatWaitedInOrder() {
    service.close();
    // What makes a version that knows the event: its name is one that this build knows.
    DATABASE
        .jdbc()
        .sql(
            "UPDATE query.parked_message SET value ="
                + " convert_to(replace(convert_from(value, 'UTF8'), ?, 'rotation-held'), 'UTF8')")
        .param(UNKNOWN)
        .update();
    service = RunningService.start(DATABASE, KAFKA);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        Json.mapper()
                            .readTree(service.get("/v1/rotations/r-shop").body())
                            .path("history")
                            .valueStream()
                            .map(step -> step.path("kind").asString()))
                    .endsWith("RESUMED", "HELD", "ABORT_REQUESTED"));
    assertThat(service.get("/actuator/metrics/interlock.reader.parked").body()).contains("0.0");
  }

  private static Envelope unknown(Envelope known) {
    return new Envelope(
        known.specversion(),
        known.id(),
        known.source(),
        UNKNOWN,
        known.revision(),
        known.subject(),
        known.time(),
        known.correlationid(),
        known.position(),
        known.sequence(),
        known.data());
  }

  private static void send(List<Envelope> envelopes) {
    try (Sender sender = new Sender(KAFKA)) {
      sender.sendAll(
          envelopes.stream()
              .map(envelope -> new Outgoing(Topics.EVENTS, envelope.subject(), envelope))
              .toList());
    }
  }

  private static void awaitEvents(long count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(
                      DATABASE
                          .jdbc()
                          .sql("SELECT coalesce(sum(position), 0) FROM query.reader_position")
                          .query(Long.class)
                          .single())
                  .isEqualTo(count);
              assertThat(service.get("/v1/stages").headers().firstValue("Interlock-Lag"))
                  .hasValue("0;age=0");
            });
  }
}
