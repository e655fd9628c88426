package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A process is killed after the first event of a rotation, the second event of the next, … */
@Tag("nightly")
class KillAfterEachEventIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir private Path directory;
  private Deployment deployment;
  private EventLog log;

  @BeforeEach
  void start() throws Exception {
    deployment = new Deployment(directory);
    deployment.start();
    log = new EventLog(deployment.kafkaAddress());
  }

  @AfterEach
  void stop() throws Exception {
    log.close();
    deployment.close();
  }

  @Test
  void everyRotationEndsRetiredWithEachEffectOnceThoughTheSagaIsKilled() throws Exception {
    killAfterEachEvent(() -> restart(deployment.saga));
  }

  @Test
  void everyRotationEndsRetiredWithEachEffectOnceThoughTheCommandServiceIsKilled()
      throws Exception {
    killAfterEachEvent(() -> restart(deployment.commandService));
  }

  @Test
  void everyRotationEndsRetiredWithEachEffectOnceThoughTheBrokerIsKilled() throws Exception {
    killAfterEachEvent(deployment::killKafka);
  }

  private static void restart(ServiceProcess service) throws Exception {
    service.program().kill();
    service.start();
    service.awaitReady();
  }

  private void killAfterEachEvent(Kill kill) throws Exception {
    try (Shop shop =
        Shop.open(
            deployment.commandService.api(), deployment.queryService.api(), "orders", directory)) {
      List<JsonNode> course;
      int killedAfter = 0;
      do {
        killedAfter++;
        String rotation = shop.rotate(Duration.ofSeconds(1));
        awaitEvents(rotation, killedAfter);
        kill.kill();
        shop.awaitRetired(rotation);
        Awaitility.await().atMost(PATIENCE).until(() -> keyDestroyed(log.since(rotation)));
        course = log.since(rotation);
        assertThat(effects(course))
            .as("killed after event %d of %d", killedAfter, course.size())
            .isEqualTo(EFFECTS);
      } while (killedAfter < course.size());
    }
  }

  private void awaitEvents(String rotation, int number) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              List<JsonNode> course = log.since(rotation);
              return course.size() >= number || keyDestroyed(course);
            });
  }

  private static boolean keyDestroyed(List<JsonNode> course) {
    return course.stream()
        .limit(1)
        .map(requested -> requested.get("data").get("oldCertificateId").asString())
        .anyMatch(
            old ->
                course.stream()
                    .anyMatch(event -> EventLog.isOf(event, "private-key-destroyed", old)));
  }

  /** How often each effect that must happen once did. */
  private static Map<String, Long> effects(List<JsonNode> course) {
    return course.stream()
        .map(event -> event.get("type").asString())
        .filter(EFFECTS::containsKey)
        .collect(Collectors.groupingBy(type -> type, Collectors.counting()));
  }

  private interface Kill {
    void kill() throws Exception;
  }

  private static final Map<String, Long> EFFECTS =
      Map.of(
          "rotation-requested", 1L,
          "rotation-phase-entered", 6L,
          "certificate-generated", 1L,
          "certificate-assigned-to-stage", 1L,
          "trust-bundle-revised", 2L,
          "certificate-deleted", 1L,
          "private-key-destroyed", 1L);
}
