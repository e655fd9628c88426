package dev.interlock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.interlock.contract.RotationPhase;
import dev.interlock.standalone.client.SignedClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Rehearsals on real servers, in which no request is refused and no stage switches. */
class RehearsalsUnderTrafficIT {
  private static final Duration SHORT = Duration.ofSeconds(8);
  private static final Duration LONG = Duration.ofMinutes(5);
  @TempDir private static Path directory;
  private static World world;
  private static String inUse;

  @BeforeAll
  static void start() throws Exception {
    world = new World(directory);
    inUse = world.presented();
  }

  @AfterEach
  void noRequestWasRefusedAndNothingIsLeft() throws Exception {
    world.noRequestWasRefused();
    assertThat(world.presented()).isEqualTo(inUse);
    world.awaitTraffic(inUse);
  }

  @AfterAll
  static void stop() throws Exception {
    world.close();
  }

  @Test
  void backendsThatDoAsTheyAreToldAreReady() throws Exception {
    RotationReport rehearsal = world.rehearse(LONG);
    World.until(() -> world.report(rehearsal.rotationId()).completed());
    JsonNode report = world.api.get("/v1/rotations/" + rehearsal.rotationId());
    assertThat(report.path("phase").asString()).isEqualTo("REHEARSED");
    assertThat(report.path("ready").asBoolean()).as(report.toPrettyString()).isTrue();
    assertThat(scores(report).values()).containsOnly(100).hasSameSizeAs(world.fleet.ids());
    assertThat(page()).contains("Rehearsed: every backend is ready");
    isGone(rehearsal.newCertificateId());
  }

  @Test
  void aBackendThatNeverReloadsHoldsItAndIsScoredLow() throws Exception {
    assumeThat(world.fleet.ids()).contains(Fleet.NGINX, Fleet.NODE);
    world.breakAgent(Fleet.NGINX);
    RotationReport held = held(world.rehearse(SHORT), Fleet.NGINX);
    assertThat(held.phase()).isEqualTo(RotationPhase.DISTRIBUTING);
    assertThat(scores(report(held))).containsEntry(Fleet.NGINX, 0).containsEntry(Fleet.NODE, 50);
    assertThat(page()).contains(">Rehearsal<", "Readiness 0 of 100", "has not proved to accept it");
    isAborted(held);
    world.repairAgent(Fleet.NGINX);
  }

  @Test
  void aBackendThatNeverDropsWhatItTrustsIsFound() throws Exception {
    assumeThat(world.fleet.ids()).contains(Fleet.NGINX, Fleet.NODE);
    world.breakAgentFrom(Fleet.NODE, 2);
    RotationReport held = held(world.rehearse(SHORT), Fleet.NODE);
    assertThat(held.phase()).isEqualTo(RotationPhase.WITHDRAWING);
    assertThat(scores(report(held))).containsEntry(Fleet.NODE, 50).containsEntry(Fleet.NGINX, 100);
    isAborted(held);
    world.repairAgent(Fleet.NODE);
  }

  private static RotationReport held(RotationReport rehearsal, String backend) {
    World.until(() -> world.report(rehearsal.rotationId()).stands());
    RotationReport held = world.report(rehearsal.rotationId());
    assertThat(held.held())
        .isNotNull()
        .extracting(RotationReport.Hold::backends, list(String.class))
        .containsExactly(backend);
    return held;
  }

  private static void isAborted(RotationReport rehearsal) throws Exception {
    world.api.post("/v1/rotations/%s/abort".formatted(rehearsal.rotationId()), Map.of());
    World.until(() -> world.report(rehearsal.rotationId()).phase() == RotationPhase.ROLLED_BACK);
    assertThat(report(rehearsal).path("ready").asBoolean()).isFalse();
    isGone(rehearsal.newCertificateId());
  }

  private static void isGone(String throwAway) throws Exception {
    JsonNode certificate = world.api.get("/v1/certificates/" + throwAway);
    assertThat(certificate.path("state").asString()).isEqualTo("DELETED");
    assertThat(certificate.path("keyDestroyed").asBoolean()).isTrue();
    for (String id : world.fleet.ids()) {
      assertThat(world.backend(id).bundle().certificates()).containsExactly(inUse);
    }
  }

  private static String page() throws Exception {
    try (SignedClient browser = Access.to(world.stack).client(World.CLOCK)) {
      return browser.exchange("GET", "/", new byte[0]).body();
    }
  }

  private static JsonNode report(RotationReport rehearsal) throws Exception {
    return world.api.get("/v1/rotations/" + rehearsal.rotationId());
  }

  private static Map<String, Integer> scores(JsonNode report) {
    Map<String, Integer> scores = new HashMap<>();
    report
        .path("backends")
        .forEach(
            backend ->
                scores.put(
                    backend.path("backendId").asString(), backend.at("/readiness/score").asInt()));
    return scores;
  }
}
