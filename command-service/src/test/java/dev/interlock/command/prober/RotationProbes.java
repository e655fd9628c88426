package dev.interlock.command.prober;

import static dev.interlock.command.prober.ProbeFixture.NEW;
import static dev.interlock.command.prober.ProbeFixture.OLD;
import static dev.interlock.command.prober.ProbeFixture.probe;
import static dev.interlock.command.prober.ProbeFixture.target;
import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.INCONCLUSIVE;
import static dev.interlock.contract.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.contract.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a probe must see of every kind of server in the course of a rotation. */
abstract class RotationProbes {

  @TempDir Path directory;

  abstract BackendServer start(BackendSettings settings);

  private BackendServer start() {
    return start(BackendSettings.of("orders", directory.resolve("orders")));
  }

  static List<List<String>> offers() {
    return List.of(List.of("TLSv1.2"), List.of("TLSv1.3"), List.of("TLSv1.3", "TLSv1.2"));
  }

  private static void assertVerdicts(ProbeReport report, Verdict old, Verdict next) {
    assertThat(report.certificates().values())
        .as(report.toString())
        .extracting(Outcome::verdict)
        .containsExactly(old, next);
  }

  private static void assertControlsRefused(ProbeReport report) {
    assertThat(List.of(report.untrusted(), report.anonymous()))
        .as(report.toString())
        .allSatisfy(
            outcome -> {
              assertThat(outcome.verdict()).isEqualTo(REFUSED);
              assertThat(outcome.certificateRequested()).isTrue();
            });
    assertThat(report.discriminates()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("offers")
  void provesEachStepOfARotationWithEachVersionThatTheServerOffers(List<String> versions)
      throws InterruptedException {
    var settings =
        BackendSettings.of("orders", directory.resolve("orders"))
            .offering(versions.toArray(String[]::new));
    try (BackendServer server = start(settings)) {
      server.install(OLD.pem());
      ProbeReport before = probe(target(server));
      assertVerdicts(before, ACCEPTED, REFUSED);
      assertControlsRefused(before);
      assertThat(before.with("old").attempts().keySet()).containsExactlyElementsOf(versions);
      assertThat(before.with("old").detail()).endsWith("(" + String.join(", ", versions) + ")");

      server.install(OLD.pem() + NEW.pem());
      ProbeReport both = probe(target(server));
      assertVerdicts(both, ACCEPTED, ACCEPTED);
      assertControlsRefused(both);

      server.install(NEW.pem());
      ProbeReport after = probe(target(server));
      assertVerdicts(after, REFUSED, ACCEPTED);
      assertControlsRefused(after);
    }
  }

  @Test
  void seesThatAServerAcceptsAnybody() throws InterruptedException {
    var settings = BackendSettings.of("orders", directory).acceptingAnybody();
    try (BackendServer server = start(settings)) {
      server.install(OLD.pem());
      ProbeReport report = probe(target(server));
      assertThat(report.anonymous().attempts()).hasSize(2);
      assertVerdicts(report, ACCEPTED, ACCEPTED);
      assertThat(report.untrusted().verdict()).isEqualTo(ACCEPTED);
      assertThat(report.anonymous().verdict()).isEqualTo(ACCEPTED);
      assertThat(report.discriminates()).isFalse();
    }
  }

  @Test
  void blamesNoCertificateForAServerOfAnUnknownAuthority() throws InterruptedException {
    try (BackendServer server = start()) {
      server.install(OLD.pem());
      ProbeReport report = probe(target(server.address(), NEW.pem()));
      assertVerdicts(report, INCONCLUSIVE, INCONCLUSIVE);
      assertThat(report.untrusted().verdict()).isEqualTo(INCONCLUSIVE);
      assertThat(report.anonymous().detail()).contains("the server's own certificate");
    }
  }

  @Test
  void verifiesTheServerByTheNameThatItIsTold() throws InterruptedException {
    try (BackendServer server = start()) {
      server.install(OLD.pem());
      ProbeTarget target = target(server);
      assertVerdicts(probe(named(target, "localhost")), ACCEPTED, REFUSED);
      assertVerdicts(probe(named(target, "orders.example.com")), INCONCLUSIVE, INCONCLUSIVE);
    }
  }

  private static ProbeTarget named(ProbeTarget target, String name) {
    return new ProbeTarget(
        target.address(), name, target.path(), target.serverAuthorities(), target.timeout());
  }

  @Test
  void blamesNoCertificateForAServerThatIsDown() throws InterruptedException {
    ProbeTarget target;
    try (BackendServer server = start()) {
      target = target(server);
    }
    ProbeReport report = probe(target);
    assertVerdicts(report, INCONCLUSIVE, INCONCLUSIVE);
    assertThat(report.anonymous().detail()).startsWith("no connection: ");
  }
}
