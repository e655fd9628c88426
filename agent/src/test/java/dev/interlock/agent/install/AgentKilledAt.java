package dev.interlock.agent.install;

import dev.interlock.agent.settings.Keys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** An agent that is killed right after the first time that it has done this step. */
final class AgentKilledAt {
  private AgentKilledAt() {}

  public static void main(String... arguments) throws Exception {
    Step last = Step.valueOf(arguments[1]);
    Agent.of(
            Keys.read(Path.of(arguments[0])),
            Clock.systemUTC(),
            step -> {
              if (step == last) {
                kill();
              }
            })
        .run();
  }

  private static void kill() {
    try {
      new ProcessBuilder("kill", "-KILL", Long.toString(ProcessHandle.current().pid()))
          .start()
          .waitFor();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs it in a process of its own, to its end. */
  static void run(Path settings, Step step) throws Exception {
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AgentKilledAt.class.getName(),
                settings.toString(),
                step.name())
            .redirectErrorStream(true)
            .redirectOutput(settings.resolveSibling("agent.log").toFile())
            .start()
            .waitFor();
    if (status != 128 + 9) {
      throw new AssertionError(
          "status " + status + ": " + Files.readString(settings.resolveSibling("agent.log")));
    }
  }
}
