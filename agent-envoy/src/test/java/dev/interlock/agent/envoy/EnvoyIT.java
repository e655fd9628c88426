package dev.interlock.agent.envoy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.interlock.agent.adapter.Adapter;
import dev.interlock.agent.fixture.InterlockEndpoint;
import dev.interlock.agent.fixture.RunningAgent;
import dev.interlock.agent.settings.Keys;
import dev.interlock.backends.ThrowAwayIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvoyIT {
  private static final ThrowAwayIdentity A = ThrowAwayIdentity.create("a", Clock.systemUTC());
  private static final ThrowAwayIdentity B = ThrowAwayIdentity.create("b", Clock.systemUTC());
  private static final String BOTH = A.pem() + B.pem();

  @TempDir Path directory;
  private InterlockEndpoint interlock;
  private int port;

  @BeforeEach
  void start() throws IOException {
    interlock = new InterlockEndpoint();
    interlock.publish(1, A.pem());
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() {
    interlock.close();
  }

  private Path settings() throws IOException {
    return Files.write(
        directory.resolve("agent.properties"),
        Stream.concat(
                interlock.settings(directory).stream(),
                Stream.of(
                    "adapter=envoy",
                    "envoy.listen=127.0.0.1:" + port,
                    "trust-file=trust.pem",
                    "repeat=PT1S",
                    "patience=PT1S"))
            .toList());
  }

  private RunningAgent agent() throws IOException {
    return new RunningAgent(settings());
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
  }

  private boolean acknowledged(long version, String evidence) {
    return interlock.acknowledgements().stream()
        .anyMatch(
            said ->
                said.path("version").asLong() == version
                    && said.path("evidence").asString().equals(evidence));
  }

  private Stream<String> refusals(long version) {
    return interlock.refusals().stream()
        .filter(said -> said.path("version").asLong() == version)
        .map(said -> said.path("reason").asString());
  }

  @Test
  void whatEnvoyAcknowledgesIsLoaded() throws IOException {
    try (RunningAgent agent = agent();
        EnvoyClient envoy = new EnvoyClient("edge-1", port)) {
      patiently().until(() -> acknowledged(1, "LOADED"));
      assertThat(envoy.holds()).isEqualTo(A.pem());
      interlock.publish(2, BOTH);
      patiently().until(() -> acknowledged(2, "LOADED"));
      assertThat(envoy.holds()).isEqualTo(BOTH);
      interlock.publish(3, B.pem());
      patiently().until(() -> acknowledged(3, "LOADED"));
      assertThat(envoy.holds()).isEqualTo(B.pem());
    }
  }

  @Test
  void whatOneOfTwoEnvoysRefusesIsTakenBackFromBothAndReportedInItsWords() throws IOException {
    try (RunningAgent agent = agent();
        EnvoyClient one = new EnvoyClient("edge-1", port);
        EnvoyClient two = new EnvoyClient("edge-2", port)) {
      patiently().until(() -> acknowledged(1, "LOADED") && two.holds().equals(A.pem()));
      two.judge(pem -> pem.equals(BOTH) ? "Failed to load trusted CA certificates" : "");
      interlock.publish(2, BOTH);
      patiently().until(() -> refusals(2).findAny().isPresent());
      assertThat(refusals(2)).contains("Envoy edge-2: Failed to load trusted CA certificates");
      patiently().until(() -> one.holds().equals(A.pem()) && two.holds().equals(A.pem()));
      assertThat(interlock.heardOf(2)).isFalse();
      two.judge(pem -> "");
      patiently().until(() -> acknowledged(2, "LOADED"));
      assertThat(List.of(one.holds(), two.holds())).containsOnly(BOTH);
    }
  }

  @Test
  void itIsWrittenWhileNoEnvoyAsksAndLoadedOnceOneDoes() throws IOException {
    try (RunningAgent agent = agent()) {
      patiently().until(() -> acknowledged(1, "WRITTEN"));
      try (EnvoyClient envoy = new EnvoyClient("edge-1", port)) {
        patiently().until(() -> acknowledged(1, "LOADED"));
        assertThat(envoy.holds()).isEqualTo(A.pem());
      }
    }
  }

  /** The second time by the jar itself, as it is installed. */
  @Test
  void envoyHasTheTrustOfLastTimeThoughInterlockIsGone() throws IOException {
    Path settings = settings();
    try (RunningAgent agent = new RunningAgent(settings)) {
      patiently().until(() -> interlock.heardOf(1));
    }
    interlock.close();
    Process agent = start(settings);
    try (EnvoyClient envoy = new EnvoyClient("edge-1", port)) {
      patiently().until(() -> envoy.holds().equals(A.pem()));
    } finally {
      agent.destroyForcibly();
    }
  }

  private Process start(Path settings) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            "target/interlock-agent-envoy-exec.jar",
            "run",
            settings.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("agent.log").toFile())
        .start();
  }

  @Test
  void listensOnTheLoopbackAddressAlone() throws IOException {
    Path settings =
        Files.writeString(
            directory.resolve("agent.properties"), "adapter=envoy\nenvoy.listen=0.0.0.0:18000\n");
    assertThatThrownBy(() -> Adapter.of(Keys.read(settings), directory.resolve("trust.pem")))
        .hasMessageContaining("write a port of the loopback address");
  }
}
