package dev.interlock.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.agent.fixture.InterlockEndpoint;
import dev.interlock.agent.fixture.RealServer.Fault;
import dev.interlock.agent.fixture.Traffic;
import dev.interlock.backends.ThrowAwayIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One application for all tests: each begins with a bundle of its own that holds client a. */
class SpringBootIT {
  private static final ThrowAwayIdentity A = ThrowAwayIdentity.create("a", Clock.systemUTC());
  private static final ThrowAwayIdentity B = ThrowAwayIdentity.create("b", Clock.systemUTC());

  @TempDir private static Path directory;
  private static InterlockEndpoint interlock;
  private static SpringBootServer server;
  private static long version;

  @BeforeAll
  static void start() throws IOException {
    interlock = new InterlockEndpoint();
    server = SpringBootServer.following(interlock, directory);
  }

  @AfterAll
  static void stop() {
    server.close();
    interlock.close();
  }

  @BeforeEach
  void trustClientA() {
    install(A.pem());
  }

  private static void install(String pem) {
    interlock.publish(++version, pem);
    awaitHeld();
  }

  private static void awaitHeld() {
    patiently().until(() -> interlock.heardOf(version));
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
  }

  @Test
  void acknowledgesWhatTomcatHolds() throws IOException {
    var said = interlock.acknowledgements().getLast();
    assertThat(said.path("evidence").asString()).isEqualTo("LOADED");
    assertThat(said.path("fingerprints").values())
        .extracting(one -> one.asString())
        .containsExactly(A.fingerprint());
    assertThat(server.accepts(A)).isTrue();
    assertThat(server.accepts(B)).isFalse();
    assertThat(server.accepts(null)).isFalse();
    assertThat(server.endpoint())
        .contains("\"backend\":\"orders eu\"", A.fingerprint(), "CN=a", "notAfter")
        .doesNotContain(B.fingerprint());
  }

  @Test
  void addsAndTakesAwayTrustWithNoRefusedRequest() {
    try (Traffic traffic = new Traffic(server, A)) {
      for (int round = 1; round <= 2; round++) {
        install(A.pem() + B.pem());
        assertThat(server.accepts(B)).as("b, added").isTrue();
        install(A.pem());
        assertThat(server.accepts(B)).as("b, taken away").isFalse();
        traffic.awaitMore();
      }
    }
  }

  @Test
  void trustsNobodyWithAnEmptyBundle() {
    install("");
    assertThat(server.accepts(A)).isFalse();
    assertThat(server.accepts(null)).isFalse();
  }

  @Test
  void keepsItsTrustAndNamesTheReasonUntilAFaultIsRepaired() throws IOException {
    Fault fault = server.faults().getFirst();
    String before = Files.readString(server.trustFile());
    try (Traffic traffic = new Traffic(server, A)) {
      fault.inflict().run();
      interlock.publish(++version, A.pem() + B.pem());
      patiently().until(() -> refusals().anyMatch(reason -> reason.contains(fault.says())));
      assertThat(server.trustFile()).hasContent(before);
      assertThat(interlock.heardOf(version)).isFalse();
      fault.repair().run();
      awaitHeld();
    }
    assertThat(server.accepts(B)).isTrue();
  }

  private static Stream<String> refusals() {
    return interlock.refusals().stream()
        .filter(said -> said.path("version").asLong() == version)
        .map(said -> said.path("reason").asString());
  }

  @Test
  void letsNoBundleInThatCannotBeRead() {
    interlock.publish(++version, A.pem() + "-----BEGIN CERTIFICATE-----\nAAAA\n");
    patiently().until(() -> refusals().findAny().isPresent());
    assertThat(server.accepts(A)).isTrue();
  }

  @Test
  void writesAgainWhatSomebodyElseChanged() throws IOException {
    Files.writeString(server.trustFile(), B.pem());
    patiently().until(() -> Files.readString(server.trustFile()).equals(A.pem()));
    assertThat(server.accepts(A)).isTrue();
    assertThat(server.accepts(B)).isFalse();
  }

  @Test
  void startsWithTheTrustThatItHadAndLearnsWhatIsNew() throws IOException {
    interlock.publish(++version, A.pem() + B.pem());
    server.killAndStart();
    awaitHeld();
    assertThat(server.accepts(A)).isTrue();
    assertThat(server.accepts(B)).isTrue();
  }
}
