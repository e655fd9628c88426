package dev.interlock.agent.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.agent.fixture.HaproxyServer;
import dev.interlock.agent.fixture.RealServer;
import dev.interlock.agent.fixture.RunningAgent;
import dev.interlock.backends.ThrowAwayIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class HaproxyIT extends AdapterContract {
  @Override
  RealServer start(Path serverDirectory) {
    return new HaproxyServer(serverDirectory);
  }

  private HaproxyServer haproxy() {
    return (HaproxyServer) server;
  }

  @Test
  void holdsTheBundleAfterARestartToo() throws IOException {
    interlock.publish(1, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(1);
    }
    haproxy().restart();
    assertThat(server.accepts(a)).isTrue();
    assertThat(server.accepts(b)).isFalse();
  }

  @Test
  void loadsAgainWhatSomebodyElseTookOutAtRuntime() throws IOException {
    interlock.publish(1, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(1);
      haproxy().commitAtRuntime(b.pem());
      patiently().until(() -> server.accepts(a) && !server.accepts(b));
    }
  }

  /** HAProxy 2.6 names those of the commit before, and clients such as Java's obey. */
  @Test
  void namesTheAuthoritiesOfNowInTheHandshake() throws IOException {
    interlock.publish(1, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(1);
      interlock.publish(2, b.pem());
      awaitHeld(2);
    }
    assertThat(haproxy().announced()).containsExactly("CN=client b");
  }

  /** The default is 16 kB. */
  @Test
  void namesTheSettingThatLimitsABundle() throws IOException {
    interlock.publish(1, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(1);
      StringBuilder large = new StringBuilder(a.pem());
      for (int i = 0; i < 40; i++) {
        large.append(ThrowAwayIdentity.create("client " + i, Clock.systemUTC()).pem());
      }
      interlock.publish(2, large.toString());
      patiently().until(() -> hasConfessed(1, "raise tune.bufsize"));
    }
    assertThat(server.accepts(a)).isTrue();
    assertThat(server.trustFile()).hasContent(a.pem());
  }
}
