package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services, started before their servers; each test finds all of them running. */
class SeparateServicesIT {
  private static final int TERMINATED = 128 + 15;

  @TempDir private static Path directory;
  private static Deployment deployment;

  @BeforeAll
  static void startInAnyOrder() throws Exception {
    deployment = new Deployment(directory);
    for (ServiceProcess service : deployment.services()) {
      service.start();
    }
    for (ServiceProcess service : deployment.services()) {
      service.program().awaitSaying("Waiting for PostgreSQL at jdbc:postgresql://");
    }
    deployment.startPostgres();
    for (ServiceProcess service : deployment.services()) {
      service.program().awaitSaying("Waiting for Kafka at 127.0.0.1:");
    }
    deployment.startKafka();
    deployment.services().forEach(ServiceProcess::awaitReady);
  }

  @AfterAll
  static void stop() throws Exception {
    deployment.close();
  }

  @Test
  void aRotationEndsRetired() {
    try (Shop shop = shop("orders")) {
      shop.awaitRetired(shop.rotate(Duration.ofSeconds(1)));
    }
  }

  @Test
  void aRotationEndsRetiredThoughEachServiceIsKilled() throws Exception {
    try (Shop shop = shop("payments")) {
      String rotation = shop.rotate(Duration.ofSeconds(20));
      for (ServiceProcess service : deployment.services()) {
        service.program().kill();
        service.start();
        service.awaitReady();
      }
      shop.awaitRetired(rotation);
    }
  }

  @Test
  void noServiceIsReadyWhileKafkaIsAwayAndAllGoOnWhenItIsBack() throws Exception {
    deployment.stopKafka();
    deployment.services().forEach(ServiceProcess::awaitUnready);
    deployment.startKafka();
    deployment.services().forEach(ServiceProcess::awaitReady);
    try (Shop shop = shop("stock")) {
      shop.awaitRetired(shop.rotate(Duration.ofSeconds(1)));
    }
  }

  @Test
  void aSignalStopsEachServiceInOrder() throws Exception {
    for (ServiceProcess service : deployment.services()) {
      service.program().terminate();
    }
    for (ServiceProcess service : deployment.services()) {
      assertThat(service.program().awaitExit()).as("%s", service).isEqualTo(TERMINATED);
      assertThat(service.program().output()).contains("Graceful shutdown complete");
    }
    for (ServiceProcess service : deployment.services()) {
      service.start();
    }
    deployment.services().forEach(ServiceProcess::awaitReady);
  }

  private static Shop shop(String backend) {
    return Shop.open(
        deployment.commandService.api(), deployment.queryService.api(), backend, directory);
  }
}
