package dev.interlock.agent;

import dev.interlock.agent.install.Agent;
import dev.interlock.agent.settings.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the agent. */
@Command(
    name = "run",
    description =
        "Follows Interlock until it is stopped. It may be killed at any time: the next run goes on.",
    mixinStandardHelpOptions = true)
final class Run implements Callable<Integer> {
  @Parameters(paramLabel = "CONFIG", description = "The settings, a properties file.")
  private Path config = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Agent agent = Agent.of(Keys.read(config), Clock.systemUTC())) {
      agent.run();
      return 0;
    }
  }
}
