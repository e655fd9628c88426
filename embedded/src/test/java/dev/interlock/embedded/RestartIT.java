package dev.interlock.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
  @TempDir Path temporary;

  @Test
  void dataSurviveACleanRestart() throws Exception {
    Path directory = temporary.resolve("a name with spaces");
    try (EmbeddedServices services = start("first start", directory)) {
      Notes notes = new Notes(services);
      notes.prepare();
      notes.write("before the restart");
    }
    try (EmbeddedServices services = start("second start", directory)) {
      Notes notes = new Notes(services);
      notes.write("after the restart");
      assertThat(notes.rows()).containsExactly("before the restart", "after the restart");
      assertThat(notes.records()).containsExactly("before the restart", "after the restart");
    }
    assertThat(directory.resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  @Test
  void dataSurviveTheDeathOfTheOwningProcess() throws Exception {
    long orphan = killOwnerOnceItHasWritten();
    assertThat(ProcessHandle.of(orphan)).as("PostgreSQL outlives its owner").isPresent();

    try (EmbeddedServices services = start("start after kill -9", temporary)) {
      Notes notes = new Notes(services);
      notes.write("after the kill");
      assertThat(notes.rows()).containsExactly("before the kill", "after the kill");
      assertThat(notes.records()).containsExactly("before the kill", "after the kill");
      assertThat(ProcessHandle.of(orphan).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }
  }

  private long killOwnerOnceItHasWritten() throws Exception {
    Process owner = OwnerProcess.launch(temporary);
    try (BufferedReader output = owner.inputReader()) {
      assertThat(output.lines().anyMatch(OwnerProcess.READY::equals)).isTrue();
    } finally {
      owner.destroyForcibly();
    }
    assertThat(owner.waitFor(10, TimeUnit.SECONDS)).isTrue();
    Path pidFile = temporary.resolve("postgres/data/postmaster.pid");
    return Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
  }

  private static EmbeddedServices start(String what, Path directory) {
    long before = System.nanoTime();
    EmbeddedServices services = EmbeddedServices.start(directory);
    System.out.println(
        what + ": " + Duration.ofNanos(System.nanoTime() - before).toMillis() + " ms");
    return services;
  }
}
