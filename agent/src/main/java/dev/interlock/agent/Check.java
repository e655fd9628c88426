package dev.interlock.agent;

import dev.interlock.agent.install.Agent;
import dev.interlock.agent.settings.Keys;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether the agent could do its work. */
@Command(
    name = "check",
    description =
        "Says what would keep the agent from its work: settings, credentials, rights to write the"
            + " trust file and to reload the server. Changes nothing.",
    footer = {"", "Exit status: 0 when nothing is in the way, 1 when something is."},
    mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
  @Parameters(paramLabel = "CONFIG", description = "The settings, a properties file.")
  private Path config = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    try (Agent agent = Agent.of(Keys.read(config), Clock.systemUTC())) {
      List<String> obstacles = agent.obstacles();
      obstacles.forEach(spec.commandLine().getErr()::println);
      if (obstacles.isEmpty()) {
        spec.commandLine().getOut().println("Nothing is in the way.");
      }
      return obstacles.isEmpty() ? 0 : 1;
    }
  }
}
