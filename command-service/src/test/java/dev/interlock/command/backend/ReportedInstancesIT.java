package dev.interlock.command.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.command.Operator;
import dev.interlock.command.RunningService;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.Topics;
import dev.interlock.contract.TrustRefusal;
import dev.interlock.contract.trust.BackendTrust;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.KafkaSettings;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import dev.interlock.testservers.TestServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The instances of a backend are those that report themselves. */
class ReportedInstancesIT {
  private RunningService service;
  private String certificate;
  private StageRef stage;

  @BeforeEach
  void start() throws Exception {
    service = new RunningService("interlock.discovery.check=100ms");
    Operator operator = new Operator(service);
    stage = operator.stage("prod");
    certificate = operator.certificate();
    operator.present(stage, certificate);
    register("orders");
    operator.bind("orders", stage);
  }

  private void register(String backend) throws Exception {
    HttpResponse<String> registered =
        service.send(
            "POST",
            "/v1/backends",
            """
            {"backendId":"%s","requiredEvidence":"LOADED",
             "discovery":{"kind":"REPORTED","silentAfter":"PT1S"}}\
            """
                .formatted(backend));
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void noneReportedIsNoConvergence() {
    assertThat(trust().accepts(certificate)).isFalse();
  }

  @Test
  void whoReportsMustConvergeUntilItIsSaidToBeGone() throws Exception {
    report("a", 1);
    assertThat(trust().accepts(certificate)).isTrue();
    Operator operator = new Operator(service);
    StageRef other = operator.stage("other");
    operator.present(other, operator.certificate());
    operator.bind("orders", other);
    report("b", 2);
    report("a", 1);
    String second = trust().bundle().stream().filter(id -> !id.equals(certificate)).findAny().get();
    assertThat(trust().notAccepting(second)).containsExactly("a");
    assertThat(service.send("DELETE", "/v1/backends/orders/instances/a", "").statusCode())
        .isEqualTo(204);
    assertThat(trust().accepts(second)).isTrue();
    assertThat(service.send("DELETE", "/v1/backends/orders/instances/a", "").statusCode())
        .isEqualTo(400);
  }

  @Test
  void whoFallsSilentStaysAndIsHeardAgain() throws Exception {
    report("a", 1);
    await().atMost(Duration.ofSeconds(20)).until(() -> events("instance-fell-silent") == 1);
    assertThat(trust().accepts(certificate)).isTrue();
    assertThat(trust().instances()).containsKey("a");
    report("a", 1);
    assertThat(events("instance-heard")).isEqualTo(1);
    await().atMost(Duration.ofSeconds(20)).until(() -> events("instance-fell-silent") == 2);
  }

  @Test
  void whoRefusesABundleIsHeardAndProvesNothing() throws Exception {
    assertThat(refuse("{\"instance\":\"a\",\"version\":1,\"reason\":\"no start line\"}"))
        .isEqualTo(204);
    assertThat(trust().instances()).containsKey("a");
    assertThat(trust().accepts(certificate)).isFalse();
    assertThat(events("trust-refused")).isEqualTo(1);
    assertThat(refuse("{\"instance\":\"a\",\"version\":1,\"reason\":\"two\\nlines\"}"))
        .isEqualTo(400);
    assertThat(refuse("{\"instance\":\"a\",\"version\":1}")).isEqualTo(400);
    assertThat(events("trust-refused")).isEqualTo(1);
  }

  /** A backend of its own: other tests read the same topic. */
  @Test
  void takesRefusalsThatComeByKafkaAndDropsWhatMakesNoSense() throws Exception {
    String backend = "orders-" + UUID.randomUUID();
    register(backend);
    new Operator(service).bind(backend, stage);
    try (Sender sender = new Sender(new KafkaSettings(TestServers.kafka()))) {
      sender.sendAll(
          List.of(
              sent(new TrustRefusal(backend, "a", 1, "two\nlines", null)),
              sent(new TrustRefusal(backend, "a", 7, "no such version", null)),
              sent(new TrustRefusal(backend, "a", 1, "no start line", null))));
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> events("trust-refused") > 0);
    assertThat(events("trust-refused")).isEqualTo(1);
    assertThat(service.bean(Backends.class).trust(backend).instances()).containsKey("a");
  }

  private static Outgoing sent(TrustRefusal refusal) {
    return new Outgoing(
        Topics.ACKNOWLEDGEMENTS,
        refusal.backendId(),
        Envelopes.of(
            refusal, UUID.randomUUID().toString(), refusal.backendId(), null, Instant.now()));
  }

  private int refuse(String body) throws Exception {
    return service.send("POST", "/v1/backends/orders/refusals", body).statusCode();
  }

  private BackendTrust trust() {
    return service.bean(Backends.class).trust("orders");
  }

  private void report(String instance, int version) throws Exception {
    HttpResponse<String> answer =
        service.send(
            "POST",
            "/v1/backends/orders/acknowledgements",
            "{\"instance\":\"%s\",\"version\":%d,\"evidence\":\"LOADED\"}"
                .formatted(instance, version));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private long events(String type) {
    return JdbcClient.create(service.database())
        .sql("SELECT count(*) FROM command.event WHERE type = ?")
        .param(type)
        .query(Long.class)
        .single();
  }
}
