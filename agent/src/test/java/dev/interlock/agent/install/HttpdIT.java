package dev.interlock.agent.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.agent.fixture.HttpdServer;
import dev.interlock.agent.fixture.RealServer;
import dev.interlock.agent.fixture.RunningAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HttpdIT extends AdapterContract {
  @Override
  RealServer start(Path serverDirectory) {
    return new HttpdServer(serverDirectory);
  }

  /** The configuration test reads no key, and httpd ends when it cannot. */
  @Test
  void saysThatHttpdEndedAtTheReloadAndStartsItWhenItCan() throws IOException {
    interlock.publish(1, a.pem());
    try (RunningAgent agent = agent()) {
      awaitHeld(1);
      Path key = server.trustFile().resolveSibling("server-key.pem");
      String good = Files.readString(key);
      Files.writeString(key, "nonsense");
      interlock.publish(2, a.pem() + b.pem());
      patiently().until(() -> hasConfessed(1, "httpd has ended at 'graceful'"));
      assertThat(server.trustFile()).hasContent(a.pem());
      Files.writeString(key, good);
      awaitHeld(2);
    }
    assertThat(server.accepts(b)).isTrue();
  }
}
