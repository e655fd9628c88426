package dev.interlock.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesIT {

  @TempDir Path directory;

  @Test
  void endWithAParentThatIsKilled() throws Exception {
    assumeTrue(NodeBackend.missing().isEmpty(), () -> NodeBackend.missing().orElseThrow());
    assumeTrue(NginxBackend.missing().isEmpty(), () -> NginxBackend.missing().orElseThrow());
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BackendsUntilKilled.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(parent.inputReader().readLine()).isEqualTo("started");
    List<ProcessHandle> children = parent.descendants().toList();
    assertThat(children).hasSizeGreaterThanOrEqualTo(4);

    parent.destroyForcibly();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
  }
}
