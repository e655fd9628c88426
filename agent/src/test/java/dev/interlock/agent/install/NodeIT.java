package dev.interlock.agent.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.agent.fixture.NodeServer;
import dev.interlock.agent.fixture.RealServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NodeIT extends AdapterContract {
  @Override
  RealServer start(Path serverDirectory) {
    return new NodeServer(serverDirectory);
  }

  @Test
  void passesItsOwnTests() throws Exception {
    Path log = directory.resolve("tests.log");
    int status =
        new ProcessBuilder("node", "--test")
            .directory(Path.of("node").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    assertThat(status).as(() -> log.toFile().toString()).isZero();
    assertThat(log).content().contains("# fail 0");
  }
}
