package dev.interlock.agent.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.agent.fixture.InterlockEndpoint;
import dev.interlock.agent.fixture.KubernetesEndpoint;
import dev.interlock.agent.fixture.RunningAgent;
import dev.interlock.agent.settings.Keys;
import dev.interlock.backends.ThrowAwayIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesIT {
  private static final ThrowAwayIdentity A = ThrowAwayIdentity.create("a", Clock.systemUTC());
  private static final ThrowAwayIdentity B = ThrowAwayIdentity.create("b", Clock.systemUTC());
  private static final String MAP = "configmaps/orders-trust";

  @TempDir Path directory;
  private InterlockEndpoint interlock;
  private KubernetesEndpoint kubernetes;

  @BeforeEach
  void start() throws IOException {
    interlock = new InterlockEndpoint();
    kubernetes = new KubernetesEndpoint(directory);
    interlock.publish(1, A.pem());
  }

  @AfterEach
  void stop() {
    kubernetes.close();
    interlock.close();
  }

  private Path settings(String... more) throws IOException {
    return Files.write(
        directory.resolve("agent.properties"),
        Stream.of(
                interlock.settings(directory).stream(),
                kubernetes.settings().stream(),
                Stream.of("trust-file=trust.pem", "repeat=PT1S"),
                Stream.of(more))
            .flatMap(lines -> lines)
            .toList());
  }

  private RunningAgent agent() throws IOException {
    return new RunningAgent(settings("kubernetes.object=configmap/orders-trust"));
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
  }

  private String held() {
    return kubernetes.object(MAP).path("data").path("ca.crt").asString("");
  }

  @Test
  void writesTheBundleBesideWhatOthersWroteAndClaimsNoMoreThanThat() throws IOException {
    kubernetes.put(MAP, "{\"data\":{\"other\":\"stays\",\"ca.crt\":\"old\"}}");
    try (RunningAgent agent = agent()) {
      patiently().until(() -> interlock.heardOf(1));
      kubernetes.replaceToken("second");
      interlock.publish(2, A.pem() + B.pem());
      patiently().until(() -> interlock.heardOf(2));
    }
    assertThat(held()).isEqualTo(A.pem() + B.pem());
    assertThat(kubernetes.object(MAP).path("data").path("other").asString()).isEqualTo("stays");
    assertThat(interlock.acknowledgements())
        .extracting(said -> said.path("evidence").asString())
        .containsOnly("WRITTEN");
  }

  @Test
  void makesASecretThatIsMissing() throws IOException {
    try (RunningAgent agent =
        new RunningAgent(
            settings("kubernetes.object=secret/orders-trust", "kubernetes.key=trust.pem"))) {
      patiently().until(() -> interlock.heardOf(1));
    }
    String data =
        kubernetes.object("secrets/orders-trust").path("data").path("trust.pem").asString();
    assertThat(new String(Base64.getDecoder().decode(data), UTF_8)).isEqualTo(A.pem());
  }

  @Test
  void reportsTheWordsOfTheApiServerAndTriesAgain() throws IOException {
    try (RunningAgent agent = agent()) {
      patiently().until(() -> interlock.heardOf(1));
      kubernetes.forbid(true);
      interlock.publish(2, A.pem() + B.pem());
      patiently()
          .until(
              () ->
                  interlock.refusals().stream()
                      .anyMatch(
                          said ->
                              said.path("reason")
                                  .asString()
                                  .contains("403: configmaps orders-trust is forbidden")));
      assertThat(held()).isEqualTo(A.pem());
      kubernetes.forbid(false);
      patiently().until(() -> interlock.heardOf(2));
    }
    assertThat(held()).isEqualTo(A.pem() + B.pem());
  }

  @Test
  void writesAgainWhatSomebodyElseChanged() throws IOException {
    try (RunningAgent agent = agent()) {
      patiently().until(() -> interlock.heardOf(1));
      kubernetes.put(MAP, "{\"data\":{\"ca.crt\":\"mine\"}}");
      patiently().until(() -> held().equals(A.pem()));
    }
  }

  @Test
  void namesWhatIsInTheWay() throws Exception {
    Path settings = settings("kubernetes.object=configmap/orders-trust");
    try (Agent agent = Agent.of(Keys.read(settings), Clock.systemUTC())) {
      assertThat(agent.obstacles()).isEmpty();
      kubernetes.close();
      assertThat(agent.obstacles())
          .singleElement()
          .asString()
          .startsWith("the API server did not answer");
    }
  }
}
