package dev.interlock.agent.conformance;

import static org.awaitility.Awaitility.await;

import dev.interlock.backends.ThrowAwayIdentity;
import dev.interlock.spring.SpringBootServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.catalina.util.ServerInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat in Spring Boot, which watches its trust file by itself: an agent would refuse it. */
class TomcatConformanceIT {
  @TempDir Path directory;

  @Test
  void tomcatDoesWhatThePageSays() throws IOException {
    String name = ServerInfo.getServerInfo().replace('/', ' ');
    try (SpringBootServer server = SpringBootServer.watching(directory)) {
      Consumer<String> trust = pem -> trust(server, pem);
      new Behaviour(server.uri(), server.authorityPem(), trust).of(name).compare();
      new AfterUntrust(server.uri(), server.authorityPem(), trust).of(name).compare();
    }
  }

  /** One more certificate shows that the file is in use. */
  private void trust(SpringBootServer server, String pem) {
    ThrowAwayIdentity witness = ThrowAwayIdentity.create("witness", Clock.systemUTC());
    try {
      Path next = Files.writeString(directory.resolve("next.pem"), pem + witness.pem());
      Files.move(next, server.trustFile(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> server.accepts(witness));
  }
}
