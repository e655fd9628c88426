package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A run of an executable jar in a process of its own. */
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final Process process;
  private final Path output;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts Interlock in one process. */
  static Program start(String... arguments) throws IOException {
    return start(Map.of(), arguments);
  }

  /** Starts Interlock in one process, with settings from its environment. */
  static Program start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("-Xmx768m", "-jar", jar("standalone", "")));
    command.addAll(List.of(arguments));
    return java(command, environment);
  }

  /** Starts one service, which is told everything by its environment. */
  static Program service(String module, Map<String, String> environment) throws IOException {
    return java(List.of("-Xmx192m", "-jar", jar(module, "-exec")), environment);
  }

  /** Starts an agent, with the properties file that it is told. */
  static Program agent(Path settings) throws IOException {
    return java(
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx48m",
            "-jar",
            "../agent/target/interlock-agent.jar",
            "run",
            settings.toString()),
        Map.of());
  }

  /** Runs a class of the tests. */
  static Program main(Class<?> main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("-Xmx192m", "-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return java(command, Map.of());
  }

  private static String jar(String module, String classifier) {
    return "../%s/target/%1$s-%s%s.jar"
        .formatted(module, System.getProperty("interlock.version"), classifier);
  }

  private static Program java(List<String> arguments, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(arguments);
    Path output = Files.createTempFile("interlock-", ".out");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
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

  /** SIGTERM: everything is closed in order. */
  void terminate() {
    process.destroy();
  }

  /** SIGSTOP: it keeps its connections, and neither hears nor says anything. */
  void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT: it goes on where it was. */
  void proceed() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
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
    terminate();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      kill();
    }
    Files.delete(output);
  }
}
