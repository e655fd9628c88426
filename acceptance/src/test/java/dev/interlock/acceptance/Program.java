package dev.interlock.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A run of the executable jar in a process of its own. */
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final Process process;
  private final Path output;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static Program start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                System.getProperty("interlock.jar", "interlock.jar")));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("interlock-", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Program(process, output);
  }

  /** Waits until a line of the output says this. */
  Program awaitSaying(String text) {
    Awaitility.await(text)
        .atMost(PATIENCE)
        .failFast("it ended", () -> !process.isAlive() && !output().contains(text))
        .until(() -> output().contains(text));
    return this;
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("Still running after " + PATIENCE + ":\n" + output());
    }
    return process.exitValue();
  }

  /** SIGKILL: nothing is cleaned up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      kill();
    }
    Files.delete(output);
  }
}
