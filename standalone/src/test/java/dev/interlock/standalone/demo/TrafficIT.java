package dev.interlock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.backends.ThrowAwayIdentity;
import dev.interlock.contract.CertificateFacts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int ROUNDS = 5;

  @TempDir Path directory;
  private final Fingerprints fingerprints = new Fingerprints();
  private final Tally tally = new Tally();

  @Test
  void losesNoRequestWhileBackendsReloadAndCertificatesSwitch() throws Exception {
    Narrator narrator = new Narrator(new PrintWriter(new StringWriter()), CLOCK, false);
    try (Fleet fleet = Fleet.start(directory, CLOCK, narrator)) {
      ThrowAwayIdentity current = identity(0);
      install(fleet, current.pem());
      List<Integration> integrations = fleet.integrations();
      present(integrations, 0, current);
      try (Traffic traffic = Traffic.start(integrations, fingerprints, tally)) {
        for (int round = 1; round <= ROUNDS; round++) {
          ThrowAwayIdentity next = identity(round);
          install(fleet, current.pem() + next.pem());
          present(integrations, round, next);
          untilEveryBackendSaw(fleet, "c" + round);
          install(fleet, next.pem());
          current = next;
        }
      }
      for (Integration integration : integrations) {
        integration.close();
      }
      assertThat(tally.counts()).containsOnlyKeys(fleet.ids());
      assertThat(tally.counts().values())
          .allSatisfy(counts -> assertThat(counts.refused()).isEmpty())
          .allSatisfy(counts -> assertThat(counts.answered()).isEqualTo(counts.sent()));
    }
  }

  private ThrowAwayIdentity identity(int round) {
    ThrowAwayIdentity identity = ThrowAwayIdentity.createRsa("client " + round, CLOCK);
    fingerprints.add(
        "c" + round,
        new CertificateFacts(
            identity.pem(),
            identity.fingerprint(),
            "",
            BigInteger.ONE.toString(16),
            "",
            CLOCK.instant(),
            CLOCK.instant()));
    return identity;
  }

  private static void present(
      List<Integration> integrations, int round, ThrowAwayIdentity identity) {
    integrations.forEach(
        integration -> integration.present(new ClientIdentity("c" + round, identity.keyManager())));
  }

  private static void install(Fleet fleet, String bundle) {
    fleet.ids().forEach(id -> fleet.server(id).install(bundle));
  }

  private void untilEveryBackendSaw(Fleet fleet, String certificate) {
    Callable<Boolean> seen =
        () -> {
          Map<String, Tally.Counts> counts = tally.counts();
          return fleet.ids().stream()
              .allMatch(
                  id ->
                      counts
                              .getOrDefault(id, Tally.Counts.NONE)
                              .seen()
                              .getOrDefault(certificate, 0L)
                          > 40);
        };
    await().atMost(Duration.ofSeconds(30)).until(seen);
  }
}
