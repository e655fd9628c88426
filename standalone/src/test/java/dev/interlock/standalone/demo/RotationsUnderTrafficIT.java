package dev.interlock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import dev.interlock.backends.ThrowAwayAuthority;
import dev.interlock.contract.RotationPhase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotations of two stages on real servers, in which no request is refused however they end. */
class RotationsUnderTrafficIT {
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofMinutes(5);
  @TempDir private static Path directory;
  private static World world;

  @BeforeAll
  static void start() throws Exception {
    world = new World(directory);
  }

  @AfterEach
  void noRequestWasRefused() {
    world.noRequestWasRefused();
  }

  @AfterAll
  static void everyRequestWasAnswered() throws Exception {
    world.close();
    assertThat(world.tally.counts().values())
        .allSatisfy(counts -> assertThat(counts.answered()).isEqualTo(counts.sent()));
  }

  @Test
  void anAbortBeforeTheSwitchWithdrawsTheSuccessor() throws Exception {
    RotationReport rotation = rotationThatWaitsForABrokenBackend(LONG);
    for (String id : world.fleet.ids()) {
      if (!id.equals(Fleet.JVM)) {
        world.awaitProof(id, rotation.newCertificateId());
      }
    }
    assertThat(world.report(rotation.rotationId()).phase()).isEqualTo(RotationPhase.DISTRIBUTING);

    isTakenBack(rotation, "abort");
    world.repairAgent(Fleet.JVM);
  }

  @Test
  void aRollbackAfterTheSwitchReturnsTheStagesToTheOldCertificate() throws Exception {
    RotationReport rotation = world.rotate(LONG, LONG);
    world.awaitReport(rotation.rotationId(), RotationPhase.DRAINING);
    assertThat(world.presented()).isEqualTo(rotation.newCertificateId());
    world.awaitTraffic(rotation.newCertificateId());

    isTakenBack(rotation, "rollback");
  }

  @Test
  void aRotationThatDrainsForLongEndsAtOnceWhenTheKeyIsFoundCompromised() throws Exception {
    RotationReport rotation = world.rotate(LONG, LONG);
    world.awaitReport(rotation.rotationId(), RotationPhase.DRAINING);
    world.awaitTraffic(rotation.newCertificateId());

    world.api.post(
        "/v1/rotations/%s/escalate".formatted(rotation.rotationId()),
        Map.of("reason", "it leaked"));
    isRetired(rotation);
  }

  @Test
  void aRotationHeldForABackendThatOnlySaysItIsReadyEndsAfterItsRepair() throws Exception {
    RotationReport rotation = rotationThatWaitsForABrokenBackend(Duration.ofSeconds(8));
    World.until(() -> world.report(rotation.rotationId()).stands());
    RotationReport held = world.report(rotation.rotationId());
    assertThat(held.phase()).isEqualTo(RotationPhase.DISTRIBUTING);
    assertThat(held.held())
        .isNotNull()
        .extracting(RotationReport.Hold::backends, list(String.class))
        .containsExactly(Fleet.JVM);
    assertThat(world.presented()).isEqualTo(rotation.oldCertificateId());

    world.repairAgent(Fleet.JVM);
    world.awaitProof(Fleet.JVM, rotation.newCertificateId());
    world.api.post("/v1/rotations/%s/resume".formatted(rotation.rotationId()), Map.of());
    isRetired(rotation);
  }

  @Test
  void aBackendThatJoinsInTheMiddleIsWaitedForLikeTheOthers() throws Exception {
    RotationReport rotation = rotationThatWaitsForABrokenBackend(LONG);
    world.joins("orders-late");
    world.repairAgent(Fleet.JVM);

    isRetired(rotation);
    assertThat(world.backend("orders-late").bundle().certificates())
        .containsExactly(rotation.newCertificateId());
    assertThat(world.backend("orders-late").proves(rotation.newCertificateId())).isTrue();
  }

  @Test
  void aCertificateOfAnAuthorityFollowsAGeneratedOneAndIsFollowedByOne() throws Exception {
    ThrowAwayAuthority authority = ThrowAwayAuthority.create("corporate", World.CLOCK);
    String imported = world.imports(authority, "first");
    isRetired(world.rotateTo(imported, SHORT, LONG));
    assertThat(world.presented()).isEqualTo(imported);

    String sibling = world.imports(authority, "second");
    assertThatThrownBy(() -> world.rotateTo(sibling, SHORT, LONG))
        .hasMessageContaining("Rotate to a generated certificate first");

    isRetired(world.rotate(SHORT, LONG));
    isRetired(world.rotateTo(sibling, SHORT, LONG));
    isRetired(world.rotate(SHORT, LONG));
  }

  @Test
  void aCertificateThatExistedOutlivesTheRotationThatIsTakenBack() throws Exception {
    String imported = world.imports(ThrowAwayAuthority.create("partner", World.CLOCK), "gateway");
    RotationReport rotation = world.rotateTo(imported, LONG, LONG);
    world.awaitReport(rotation.rotationId(), RotationPhase.DRAINING);
    world.awaitTraffic(imported);

    world.api.post("/v1/rotations/%s/rollback".formatted(rotation.rotationId()), Map.of());
    world.awaitReport(rotation.rotationId(), RotationPhase.ROLLED_BACK);
    assertThat(world.presented()).isEqualTo(rotation.oldCertificateId());
    assertThat(world.api.get("/clientcertificates/" + imported).path("description").asString())
        .isEqualTo("gateway");
  }

  private static RotationReport rotationThatWaitsForABrokenBackend(Duration phaseDeadline)
      throws Exception {
    world.breakAgent(Fleet.JVM);
    RotationReport rotation = world.rotate(SHORT, phaseDeadline);
    return world.awaitReport(rotation.rotationId(), RotationPhase.DISTRIBUTING);
  }

  private static void isTakenBack(RotationReport rotation, String how) throws Exception {
    world.api.post("/v1/rotations/%s/%s".formatted(rotation.rotationId(), how), Map.of());
    world.awaitReport(rotation.rotationId(), RotationPhase.ROLLED_BACK);

    assertThat(world.presented()).isEqualTo(rotation.oldCertificateId());
    isDestroyed(rotation.newCertificateId());
    for (String id : world.fleet.ids()) {
      assertThat(world.backend(id).bundle().certificates())
          .contains(rotation.oldCertificateId())
          .doesNotContain(rotation.newCertificateId());
    }
    world.awaitTraffic(rotation.oldCertificateId());
  }

  private static RotationReport isRetired(RotationReport rotation) throws Exception {
    World.until(() -> world.report(rotation.rotationId()).retired());
    assertThat(world.presented()).isEqualTo(rotation.newCertificateId());
    isDestroyed(rotation.oldCertificateId());
    world.awaitTraffic(rotation.newCertificateId());
    return world.report(rotation.rotationId());
  }

  private static void isDestroyed(String certificateId) {
    World.until(
        () -> world.api.get("/v1/certificates/" + certificateId).path("keyDestroyed").asBoolean());
  }
}
