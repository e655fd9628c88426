package dev.interlock.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentTest {

  private final ThrowAwayIdentity a = ThrowAwayIdentity.create("a", Clock.systemUTC());
  private final ThrowAwayIdentity b = ThrowAwayIdentity.create("b", Clock.systemUTC());
  private final RecordingServer server = new RecordingServer();
  private TrustBundleEndpoint interlock;

  @BeforeEach
  void startInterlock() throws IOException {
    interlock = new TrustBundleEndpoint();
  }

  @AfterEach
  void stopInterlock() {
    interlock.close();
  }

  private AgentSettings settings() {
    return AgentSettings.of(interlock.uri(), TrustBundleEndpoint.KEY, "orders eu", "one");
  }

  @Test
  void installsThenAcknowledgesEachVersion() {
    try (Agent agent = Agent.start(settings(), server)) {
      interlock.publish(1, a.pem());
      await().until(() -> interlock.acknowledgements().size() == 1);
      interlock.publish(2, a.pem() + b.pem());
      await().until(() -> interlock.acknowledgements().size() == 2);
    }
    assertThat(server.installed).containsExactly(a.pem(), a.pem() + b.pem());
    assertThat(interlock.acknowledgements().getLast())
        .isEqualTo(
            """
            {"instance":"one","version":2,"evidence":"LOADED","fingerprints":["%s","%s"]}"""
                .formatted(a.fingerprint(), b.fingerprint()));
  }

  @Test
  void waitsForABackendThatIsNotRegisteredYet() {
    try (Agent agent = Agent.start(settings(), server)) {
      await().until(interlock::askedTooEarly);
      interlock.publish(7, a.pem());
      await().untilAsserted(() -> assertThat(interlock.acknowledgements()).hasSize(1));
    }
  }

  @Test
  void repeatsAnAcknowledgementThatWasNotTakenWithoutInstallingAgain() {
    interlock.failNextAcknowledgements(2);
    interlock.publish(1, a.pem());
    try (Agent agent = Agent.start(settings(), server)) {
      await().untilAsserted(() -> assertThat(interlock.acknowledgements()).hasSize(1));
    }
    assertThat(server.installed).containsExactly(a.pem());
  }

  @Test
  void acknowledgesNoBundleThatTheServerRefuses() {
    server.refusals = 2;
    interlock.publish(1, a.pem());
    try (Agent agent = Agent.start(settings(), server)) {
      await().untilAsserted(() -> assertThat(interlock.acknowledgements()).hasSize(1));
    }
    assertThat(server.refusals).isZero();
    assertThat(server.installed).containsExactly(a.pem());
  }

  @Test
  void pretendsFromTheVersionThatItIsTold() {
    try (Agent agent = Agent.start(settings().acknowledgingWithoutInstallingFrom(2), server)) {
      interlock.publish(1, a.pem());
      await().until(() -> interlock.acknowledgements().size() == 1);
      interlock.publish(2, b.pem());
      await().until(() -> interlock.acknowledgements().size() == 2);
    }
    assertThat(server.installed).containsExactly(a.pem());
  }

  @Test
  void showsItsSecretNowhere() {
    assertThat(settings()).asString().contains("AKIAAGENT").doesNotContain("hush");
  }

  /** A server that keeps what it is told; the real ones have tests of their own. */
  private static final class RecordingServer implements BackendServer {

    private final List<String> installed = new CopyOnWriteArrayList<>();
    private volatile int refusals;

    @Override
    public String name() {
      return "recording";
    }

    @Override
    public String address() {
      return "127.0.0.1:1";
    }

    @Override
    public String serverAuthorityPem() {
      return "";
    }

    @Override
    public synchronized void install(String trustBundlePem) {
      if (refusals > 0) {
        refusals--;
        throw new TrustBundleRefused("recording", "as told to");
      }
      installed.add(trustBundlePem);
    }

    @Override
    public void close() {}
  }
}
