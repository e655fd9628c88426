package dev.interlock.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import dev.interlock.contract.GatewayReport.GatewayAnnouncement;
import dev.interlock.contract.GatewayReport.GatewayFarewell;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.Presentation.OldConnections;
import dev.interlock.gateway.connections.Limits;
import dev.interlock.gateway.reporting.GatewayRun;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole gateway, where the test is the command service. */
class DataPlaneIT {
  private static final Instant LATER = Instant.parse("2026-11-22T07:00:00Z");
  private static final String RUN = "run-1";

  @TempDir Path directory;
  private ControlPlane controlPlane;
  private int port;

  @BeforeEach
  void start() {
    controlPlane = new ControlPlane(directory);
    port = ControlPlane.freePort();
  }

  @AfterEach
  void stop() {
    controlPlane.close();
  }

  private DataPlane started(Duration joining) {
    DataPlane gateway =
        new DataPlane(
            controlPlane.settings(),
            new GatewayRun("gateway-a", RUN),
            controlPlane.vault().ofGateway()::keyManager,
            List.of(),
            RunningGateway.ANYWHERE,
            new DataPlane.Listening("127.0.0.1", port, 2, joining, Limits.DEFAULT),
            Clock.systemUTC(),
            UUID::randomUUID,
            request -> {});
    gateway.start();
    return gateway;
  }

  private String call() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + port + "/" + RunningGateway.STAGE))
                  .build(),
              BodyHandlers.ofString())
          .body();
    }
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(40)).until(condition);
  }

  @Test
  void servesWhenItHasJoinedAndReportsEachChangeUntilItLeaves() throws Exception {
    try (CommandServiceOfTest commandService = new CommandServiceOfTest(controlPlane)) {
      try (DataPlane gateway = started(Duration.ofSeconds(1))) {
        eventually(gateway::isServing);
        assertThat(call()).contains(controlPlane.first().fingerprint());
        eventually(() -> commandService.presentations().size() == 1);

        controlPlane.assign("second", LATER);
        eventually(() -> commandService.presentations().getLast().since().equals(LATER));
        assertThat(call()).contains(controlPlane.second().fingerprint());
        eventually(() -> commandService.presentations().getLast().oldConnections().isEmpty());

        List<Presentation> said = commandService.presentations();
        assertThat(said.getFirst())
            .isEqualTo(
                new Presentation(
                    Instant.parse("2026-11-22T06:07:32Z"),
                    "first1",
                    controlPlane.first().fingerprint(),
                    List.of()));
        assertThat(said.getLast())
            .isEqualTo(
                new Presentation(LATER, "second", controlPlane.second().fingerprint(), List.of()));
      }
      eventually(
          () ->
              commandService.reports().getLast() instanceof GatewayFarewell farewell
                  && RUN.equals(farewell.runId()));
      assertThat(commandService.reports().getFirst())
          .isInstanceOfSatisfying(
              GatewayAnnouncement.class, first -> assertThat(first.runId()).isEqualTo(RUN));
    }
  }

  @Test
  void presentsWhatWasAssignedBetweenItsAnnouncementAndItsJoining() throws Exception {
    try (DataPlane gateway = started(Duration.ofMillis(1))) {
      await().during(Duration.ofSeconds(3)).until(() -> !gateway.isServing());
      assertThat(gateway.connections().presented()).isEmpty();
      controlPlane.events().append(new GatewayJoined("gateway-a", RUN, LATER));
      controlPlane.assign("second", LATER);
      controlPlane.backend().install(controlPlane.second().pem());
      eventually(gateway::isServing);
      assertThat(call()).contains(controlPlane.second().fingerprint());
    }
  }

  @Test
  void servesWithoutTheCommandServiceWhereAnEarlierRunHasJoined() {
    controlPlane.events().append(new GatewayJoined("gateway-a", "run-0", LATER));
    try (DataPlane gateway = started(Duration.ofMillis(100))) {
      eventually(gateway::isServing);
    }
  }

  @Test
  void doesNotServeWithoutTheCommandServiceWhenTheEarlierRunHasLeft() {
    controlPlane.events().append(new GatewayJoined("gateway-a", "run-0", LATER));
    controlPlane.events().append(new GatewayLeft("gateway-a", null, null, LATER));
    try (DataPlane gateway = started(Duration.ofMillis(100))) {
      await().during(Duration.ofSeconds(3)).until(() -> !gateway.isServing());
    }
  }

  @Test
  void joinsAgainAndReportsAllWhenItWasRemoved() {
    try (CommandServiceOfTest commandService = new CommandServiceOfTest(controlPlane);
        DataPlane gateway = started(Duration.ofSeconds(1))) {
      eventually(() -> commandService.presentations().size() == 1);
      controlPlane.events().append(new GatewayLeft("gateway-a", "AKIA", "gone", LATER));
      eventually(() -> commandService.presentations().size() == 2);
      assertThat(commandService.reports())
          .filteredOn(GatewayAnnouncement.class::isInstance)
          .hasSize(2);
      assertThat(gateway.isServing()).isTrue();
    }
  }

  @Test
  void reportsTheLatestWhenKafkaIsBack() throws Exception {
    try (CommandServiceOfTest commandService = new CommandServiceOfTest(controlPlane);
        DataPlane gateway = started(Duration.ofSeconds(1))) {
      eventually(() -> commandService.presentations().size() == 1);
      controlPlane.vault().lock();
      controlPlane.assign("second", LATER);
      // Learnt, and not yet presented: what is not presented is not reported.
      eventually(() -> gateway.learning().lastEvent().equals(Optional.of(LATER)));
      assertThat(call()).contains(controlPlane.first().fingerprint());
      controlPlane.stopKafka();
      controlPlane.vault().unlock();
      eventually(() -> call().contains(controlPlane.second().fingerprint()));
      eventually(() -> gateway.reporter().unsent() == 1);
      assertThat(commandService.presentations()).hasSize(1);
      controlPlane.startKafka();
      eventually(() -> commandService.presentations().getLast().since().equals(LATER));
      eventually(() -> gateway.reporter().unsent() == 0);
    }
  }

  @Test
  void reportsAnOldConnectionUntilItHasServedItsRequest() throws Exception {
    try (CommandServiceOfTest commandService = new CommandServiceOfTest(controlPlane);
        DataPlane gateway = started(Duration.ofSeconds(1))) {
      eventually(gateway::isServing);
      try (Socket slow = new Socket("127.0.0.1", port)) {
        send(slow, "POST /%s HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n1");
        eventually(() -> gateway.connections().presented().getFirst().connections() == 1);
        controlPlane.assign("second", LATER);
        eventually(() -> commandService.presentations().getLast().since().equals(LATER));
        assertThat(commandService.presentations().getLast().oldConnections())
            .containsExactly(new OldConnections("first1", controlPlane.first().fingerprint(), 1));

        send(slow, "2");
        assertThat(new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 200");
        eventually(() -> commandService.presentations().getLast().oldConnections().isEmpty());
      }
    }
  }

  @Test
  void finishesTheRequestThatItServesBeforeItLeaves() throws Exception {
    try (CommandServiceOfTest commandService = new CommandServiceOfTest(controlPlane)) {
      DataPlane gateway = started(Duration.ofSeconds(1));
      eventually(gateway::isServing);
      try (Socket slow = new Socket("127.0.0.1", port)) {
        send(slow, "POST /%s HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n1");
        eventually(() -> gateway.connections().presented().getFirst().connections() == 1);
        Thread end = Thread.ofPlatform().start(gateway::close);
        eventually(() -> !gateway.isServing());
        eventually(this::refusesConnections);
        assertThat(commandService.reports()).noneMatch(GatewayFarewell.class::isInstance);

        send(slow, "2");
        assertThat(new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 200");
        end.join();
      }
      eventually(() -> commandService.reports().getLast() instanceof GatewayFarewell);
    }
  }

  private boolean refusesConnections() throws IOException {
    try (Socket another = new Socket("127.0.0.1", port)) {
      return false;
    } catch (ConnectException refused) {
      return true;
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket
        .getOutputStream()
        .write(text.formatted(RunningGateway.STAGE).getBytes(StandardCharsets.US_ASCII));
  }
}
