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

  private static Shop shop(String backend) {
    return Shop.open(
        deployment.commandService.api(), deployment.queryService.api(), backend, directory);
  }
}
