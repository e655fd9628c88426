package dev.interlock.agent;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the agent. */
@Command(
    name = "agent",
    description = {
      "Stands beside a server that verifies client certificates: fetches its trust bundle from"
          + " Interlock, installs it without a refused request, and acknowledges it.",
      ""
    },
    footer = {
      "",
      "CONFIG is a properties file, such as:",
      "",
      "  interlock=https://interlock.example:8443",
      "  backend=orders",
      "  credentials=/etc/interlock/credentials",
      "  adapter=nginx",
      "  trust-file=/etc/nginx/client-trust.pem",
      "",
      "Adapters: nginx, haproxy, httpd, watched, command, kubernetes; their keys are in docs/agent.md."
    },
    mixinStandardHelpOptions = true,
    versionProvider = InterlockAgent.Version.class,
    subcommands = {Check.class, Run.class})
public final class InterlockAgent implements Runnable {
  @Spec private CommandSpec spec;

  private InterlockAgent(CommandSpec spec) {
    this.spec = spec;
  }

  /** Runs one command and ends the process with its exit code: 0, 1 for a failure, 2 for usage. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new InterlockAgent(CommandSpec.create()))
        .setExecutionExceptionHandler(InterlockAgent::explain);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    commandLine.getErr().println(failure.getMessage());
    return commandLine.getCommandSpec().exitCodeOnExecutionException();
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "agent "
            + Optional.ofNullable(InterlockAgent.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)")
      };
    }
  }
}
