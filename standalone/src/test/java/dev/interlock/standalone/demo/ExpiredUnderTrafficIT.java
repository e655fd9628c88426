package dev.interlock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.backends.ThrowAwayAuthority;
import dev.interlock.contract.RotationPhase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate in use expires at real servers under traffic. */
class ExpiredUnderTrafficIT {
  /** Longer than it takes until every backend has proved that it accepts the certificate. */
  private static final Duration VALID = Duration.ofSeconds(40);

  private static final Duration BY_AN_AUTHORITY = Duration.ofDays(90);

  @Test
  void aRotationStartedAfterwardsRestoresServiceAndRefusesNothingAfterTheSwitch(
      @TempDir Path directory) throws Exception {
    try (World world = new World(directory, ExpiredUnderTrafficIT::shortLived)) {
      world.noRequestWasRefused();
      World.until(
          () ->
              world.fleet.ids().stream()
                  .allMatch(id -> id.equals(Fleet.JVM) || refused(world).getOrDefault(id, 0L) > 0));

      RotationReport rotation = world.rotate(Duration.ofSeconds(2), Duration.ofMinutes(5));
      world.awaitReport(rotation.rotationId(), RotationPhase.DRAINING);
      world.awaitTraffic(rotation.newCertificateId());
      Map<String, Long> refused = refused(world);

      World.until(() -> world.report(rotation.rotationId()).retired());
      world.awaitTraffic(rotation.newCertificateId());
      assertThat(refused(world)).isEqualTo(refused);
      assertThat(refused.get(Fleet.JVM)).as("Java does not look at expiry").isZero();
    }
  }

  private static String shortLived(World world) throws IOException, InterruptedException {
    Instant issued = World.CLOCK.instant().minus(BY_AN_AUTHORITY).plus(VALID);
    return world.imports(
        ThrowAwayAuthority.create("corporate", InstantSource.fixed(issued)), "short-lived");
  }

  private static Map<String, Long> refused(World world) {
    Map<String, Long> refused = new TreeMap<>();
    world.tally.counts().forEach((id, counts) -> refused.put(id, counts.refusals()));
    return refused;
  }
}
