package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.Deployment.GatewayProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services as processes, and two gateways. */
class TwoGatewaysIT {
  private static final int CLIENTS = 32;
  private static final Duration DRAIN = Duration.ofSeconds(3);

  @TempDir private static Path directory;
  private static Deployment deployment;
  private static GatewayProcess first;
  private static GatewayProcess second;

  @BeforeAll
  static void start() throws Exception {
    deployment = new Deployment(directory);
    deployment.start();
    first = deployment.gateway("gateway-1");
    second = deployment.gateway("gateway-2");
    first.process().start();
    second.process().start();
    first.process().awaitReady();
    second.process().awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    first.process().close();
    second.process().close();
    deployment.close();
  }

  @Test
  void aRotationRefusesAndDropsNoRequestThroughEither() throws Exception {
    try (Shop shop = shop("orders")) {
      try (Clients clients =
          Clients.calling(
              CLIENTS,
              true,
              first.calls().resolve(shop.path()),
              second.calls().resolve(shop.path()))) {
        clients.awaitAnswers();
        shop.awaitRetired(shop.rotate(DRAIN));
        clients.awaitAnswers();
        assertThat(clients.failures()).isEmpty();
      }
    }
  }

  @Test
  void aRotationGoesOnWithoutAGatewayThatHasEnded() throws Exception {
    try (Shop shop = shop("payments")) {
      second.process().program().terminate();
      second.process().program().awaitExit();
      shop.awaitRetired(shop.rotate(DRAIN));
      second.process().start();
      second.process().awaitReady();
    }
  }

  @Test
  void aRotationWaitsForASilentGatewayAndNamesIt() throws Exception {
    try (Shop shop = shop("stock")) {
      try (Clients clients = Clients.calling(CLIENTS, true, first.calls().resolve(shop.path()))) {
        Clients.calling(1, true, second.calls().resolve(shop.path())).close();
        second.process().program().pause();
        String rotation = shop.rotate(DRAIN, Duration.ofSeconds(8));
        assertThat(shop.awaitHeld(rotation))
            .contains("\"phase\":\"ACTIVATING\"")
            .contains("gateway gateway-2 has not said that it presents")
            .doesNotContain("gateway gateway-1 has not said");
        second.process().program().proceed();
        shop.resume(rotation);
        shop.awaitRetired(rotation);
        clients.awaitAnswers();
        assertThat(clients.failures()).isEmpty();
      }
      try (Clients clients = Clients.calling(1, true, second.calls().resolve(shop.path()))) {
        clients.awaitAnswers();
        assertThat(clients.failures()).isEmpty();
      }
    }
  }

  private static Shop shop(String backend) {
    return Shop.open(
        deployment.commandService.api(), deployment.queryService.api(), backend, directory);
  }
}
