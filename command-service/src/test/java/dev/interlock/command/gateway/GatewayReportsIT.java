package dev.interlock.command.gateway;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.GatewayReport;
import dev.interlock.contract.GatewayReport.GatewayAnnouncement;
import dev.interlock.contract.GatewayReport.GatewayFarewell;
import dev.interlock.contract.GatewayReport.PresentationReport;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.Topics;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.Json;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import dev.interlock.testservers.TestServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gateway says what it presents at a stage; events record it. */
class GatewayReportsIT {
  private static final Instant AT = Instant.parse("2026-01-01T12:00:00.123456789Z");
  private static final Presentation SAID = new Presentation(AT, "a1b2c3", "00ff", List.of());
  private static final KafkaSettings KAFKA = new KafkaSettings(TestServers.kafka());
  private static RunningService service;
  private static StageRef stage;

  private final String gateway = "edge-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    service = new RunningService();
    stage = new Operator(service).stage("prod");
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
    forgetWhatWasSent();
  }

  /** The broker is that of other tests too, whose services would hear of this gateway. */
  private static void forgetWhatWasSent() throws Exception {
    try (Admin admin = KAFKA.admin(Duration.ofSeconds(20))) {
      admin
          .deleteRecords(
              admin
                  .describeTopics(List.of(Topics.GATEWAY_REPORTS))
                  .allTopicNames()
                  .get()
                  .values()
                  .stream()
                  .flatMap(topic -> topic.partitions().stream())
                  .map(one -> new TopicPartition(Topics.GATEWAY_REPORTS, one.partition()))
                  .collect(toMap(partition -> partition, all -> RecordsToDelete.beforeOffset(-1))))
          .all()
          .get();
    }
  }

  @Test
  void whatComesByKafkaIsRecordedInItsOrderAndNonsenseStopsNothing() {
    PresentationReport lost =
        Json.mapper()
            .readValue("{\"gatewayId\":\"%s\"}".formatted(gateway), PresentationReport.class);
    send(announced("run-1"), lost, said(SAID), announced("run-1"), said(SAID), farewell("run-1"));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(ofGateway()).containsExactly("gateway-joined", "gateway-left"));
    assertThat(ofStage()).isEqualTo(1);
  }

  @Test
  void aRepeatIsNothing() {
    take(announced("run-1"), announced("run-1"), said(SAID), said(SAID));
    take(farewell("run-1"), farewell("run-1"));
    assertThat(ofGateway()).containsExactly("gateway-joined", "gateway-left");
    assertThat(ofStage()).isEqualTo(1);
  }

  @Test
  void whoHasNotAnnouncedItselfOrHasLeftIsNotListenedTo() {
    take(said(SAID), farewell("run-1"));
    assertThat(ofStage()).isZero();
    take(announced("run-1"), farewell("run-1"), said(SAID));
    assertThat(ofStage()).isZero();
    take(announced("run-2"), said(SAID));
    assertThat(ofStage()).isEqualTo(1);
  }

  @Test
  void aStageThatThereIsNotIsNothing() {
    take(announced("run-1"));
    take(new PresentationReport(gateway, new StageRef("none", "prod"), SAID, AT));
    assertThat(ofGateway()).containsExactly("gateway-joined");
  }

  @Test
  void aPersonRemovesOneWithAReasonAndItComesBackWhenItAnnouncesItself() throws Exception {
    take(announced("run-1"));
    assertThat(remove("{}").body()).contains("Member reason is missing");
    assertThat(remove("{\"reason\":\"it burned\"}").statusCode()).isEqualTo(204);
    assertThat(remove("{\"reason\":\"it burned\"}").statusCode()).isEqualTo(204);
    assertThat(ofGateway()).containsExactly("gateway-joined", "gateway-left");
    assertThat(
            JdbcClient.create(service.database())
                .sql(
                    "SELECT payload::jsonb->>'by' FROM command.event"
                        + " WHERE aggregate_identifier = ? AND type = 'gateway-left'")
                .param(GatewayEvent.gatewayAggregateId(gateway))
                .query(String.class)
                .single())
        .isEqualTo(RunningService.ADMIN.accessKeyId());
    take(announced("run-1"));
    assertThat(ofGateway()).endsWith("gateway-joined");
  }

  @Test
  void nobodyRemovesOneThatThereNeverWas() throws Exception {
    HttpResponse<String> answer = remove("{\"reason\":\"it burned\"}");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is no gateway " + gateway, "GET /v1/gateways");
  }

  private HttpResponse<String> remove(String body) throws Exception {
    return service.send("DELETE", "/v1/gateways/" + gateway, body);
  }

  private GatewayAnnouncement announced(String run) {
    return new GatewayAnnouncement(gateway, run, AT);
  }

  private GatewayFarewell farewell(String run) {
    return new GatewayFarewell(gateway, run, AT);
  }

  private PresentationReport said(Presentation presentation) {
    return new PresentationReport(gateway, stage, presentation, AT);
  }

  private static void take(GatewayReport... reports) {
    List.of(reports).forEach(service.bean(GatewayReports.class)::take);
  }

  private void send(GatewayReport... reports) {
    try (Sender sender = new Sender(KAFKA)) {
      for (GatewayReport report : reports) {
        sender.sendAll(
            List.of(
                new Outgoing(
                    Topics.GATEWAY_REPORTS,
                    gateway,
                    Envelopes.of(report, UUID.randomUUID().toString(), gateway, null, AT))));
      }
    }
  }

  private List<String> ofGateway() {
    return JdbcClient.create(service.database())
        .sql("SELECT type FROM command.event WHERE aggregate_identifier = ? ORDER BY global_index")
        .param(GatewayEvent.gatewayAggregateId(gateway))
        .query(String.class)
        .list();
  }

  /** How often something was recorded that this gateway presents. */
  private long ofStage() {
    return JdbcClient.create(service.database())
        .sql(
            """
            SELECT count(*) FROM command.event
            WHERE type = 'presentation-reported' AND payload::jsonb->>'gatewayId' = ?
            """)
        .param(gateway)
        .query(Long.class)
        .single();
  }
}
