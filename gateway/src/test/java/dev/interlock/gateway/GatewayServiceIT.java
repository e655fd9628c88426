package dev.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import dev.interlock.contract.Presentation;
import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.testservers.Database;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The program, on a PostgreSQL and a Kafka that are its own, so that they can be stopped. */
class GatewayServiceIT {
  private static final int CLIENTS = 64;

  @TempDir private static Path directory;
  private static final HttpClient client = HttpClient.newHttpClient();
  private static EmbeddedPostgres postgres;
  private static ControlPlane controlPlane;
  private static CommandServiceOfTest commandService;

  @BeforeAll
  static void start() {
    postgres = EmbeddedPostgres.start(directory.resolve("postgres"), ControlPlane.freePort());
    controlPlane =
        new ControlPlane(
            directory,
            new Database(postgres.jdbcUrl("interlock"), postgres.user(), postgres.password()));
    commandService = new CommandServiceOfTest(controlPlane);
  }

  @AfterAll
  static void stop() {
    commandService.close();
    controlPlane.close();
    postgres.close();
    client.close();
  }

  private static ConfigurableApplicationContext program(int port, String... more)
      throws IOException {
    List<String> settings = new ArrayList<>(controlPlane.vault().settings(directory));
    settings.add("--server.port=0");
    settings.add(
        "--interlock.kafka.bootstrap-servers=" + controlPlane.settings().bootstrapServers());
    settings.add("--interlock.gateway.name=gateway-a");
    settings.add("--interlock.gateway.refused-addresses=");
    settings.add("--interlock.gateway.port=" + port);
    settings.add("--interlock.gateway.access-log.file=" + directory.resolve("access.log"));
    settings.addAll(List.of(more));
    return GatewayService.application().run(settings.toArray(String[]::new));
  }

  private static HttpResponse<String> get(String uri) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(condition);
  }

  @Test
  void noRequestFailsWhilePostgresAndKafkaAreAway() throws Exception {
    int port = ControlPlane.freePort();
    URI calls = URI.create("http://127.0.0.1:%d/%s".formatted(port, RunningGateway.STAGE));
    try (ConfigurableApplicationContext program = program(port)) {
      String management =
          "http://127.0.0.1:%s/actuator/"
              .formatted(program.getEnvironment().getProperty("local.server.port"));
      eventually(() -> get(management + "health/readiness").statusCode() == 200);
      try (Traffic traffic = Traffic.on(calls, CLIENTS)) {
        awaitAnswers(traffic);
        Instant switched = Instant.parse("2026-11-25T12:00:00Z");
        controlPlane.assign("second", switched);
        eventually(() -> last().since().equals(switched));
        assertThat(last().certificateId()).isEqualTo("second");
        awaitAnswers(traffic);
        traffic.seen();

        postgres.close();
        controlPlane.stopKafka();
        awaitAnswers(traffic);
        awaitAnswers(traffic);
        assertThat(traffic.seen()).containsOnly(controlPlane.second().fingerprint());
        for (String probe : List.of("health/liveness", "health/readiness")) {
          assertThat(get(management + probe).statusCode()).as(probe).isEqualTo(200);
        }

        // Assigned while the keys are away: what is presented stays, and so does what is reported.
        controlPlane.startKafka();
        Instant late = Instant.parse("2026-11-25T13:00:00Z");
        controlPlane.assign("first1", late);
        awaitAnswers(traffic);
        assertThat(traffic.seen()).containsOnly(controlPlane.second().fingerprint());
        assertThat(last().since()).isEqualTo(switched);
        postgres = EmbeddedPostgres.start(directory.resolve("postgres"), port(postgres));
        eventually(() -> last().since().equals(late) && last().oldConnections().isEmpty());
        awaitAnswers(traffic);
        assertThat(traffic.failures()).isEmpty();
      }
      String metrics = get(management + "prometheus").body();
      String stage = "{stage=\"%s\"".formatted(RunningGateway.STAGE);
      assertThat(metrics)
          .contains("interlock_gateway_requests_total" + stage + ",status=\"2xx\"")
          .contains("interlock_gateway_backend_latency_seconds_bucket" + stage)
          .contains("interlock_gateway_connections" + stage)
          .contains("interlock_gateway_connections_old" + stage + "} 0.0")
          .contains("interlock_gateway_reports_unsent 0.0")
          .contains("interlock_gateway_last_event_time_seconds");
    }
    assertThat(Files.readString(directory.resolve("access.log")))
        .contains("\"clientCertificate\":\"" + controlPlane.first().fingerprint())
        .contains("\"clientCertificate\":\"" + controlPlane.second().fingerprint());
  }

  private static Presentation last() {
    return commandService.presentations().getLast();
  }

  private static int port(EmbeddedPostgres server) {
    return URI.create(server.jdbcUrl("interlock").substring("jdbc:".length())).getPort();
  }

  private static void awaitAnswers(Traffic traffic) {
    int enough = traffic.answers() + 3 * CLIENTS;
    eventually(() -> traffic.answers() >= enough);
  }

  @Test
  void saysWhichSettingIsWrong() throws Exception {
    int port = ControlPlane.freePort();
    assertThatException()
        .isThrownBy(() -> program(port, "--interlock.gateway.name=two words"))
        .havingRootCause()
        .withMessageContaining("interlock.gateway.name");
    assertThatException()
        .isThrownBy(() -> program(port, "--interlock.gateway.access-log.format=$context.stauts"))
        .havingRootCause()
        .withMessageContaining("$context.stauts");
    assertThatException()
        .isThrownBy(() -> program(port, "--interlock.gateway.allowed-addresses=intranet"))
        .havingRootCause()
        .withMessageContaining("intranet");
    try (ServerSocket taken = new ServerSocket(port)) {
      assertThatException()
          .isThrownBy(() -> program(taken.getLocalPort(), "--interlock.gateway.host=0.0.0.0"))
          .withStackTraceContaining("interlock.gateway.port");
    }
  }
}
