package dev.interlock.standalone.cli;

import dev.interlock.standalone.demo.Demo;
import dev.interlock.standalone.gateway.GatewayCommand;
import dev.interlock.standalone.lint.Lint;
import dev.interlock.standalone.receipt.ReceiptCommand;
import dev.interlock.standalone.rotation.Forecast;
import dev.interlock.standalone.rotation.RotationCommand;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of Interlock. */
@Command(
    name = "interlock",
    description = "Rotates the client certificates of an API gateway without a refused request.",
    mixinStandardHelpOptions = true,
    versionProvider = Interlock.Version.class,
    subcommands = {
      Demo.class,
      Forecast.class,
      GatewayCommand.class,
      Lint.class,
      ReceiptCommand.class,
      RotationCommand.class,
      Up.class
    })
public final class Interlock implements Runnable {
  @Spec private CommandSpec spec;

  private Interlock(CommandSpec spec) {
    this.spec = spec;
  }

  /** Runs one command and ends the process with its exit code: 0, 1 for a refusal, 2 for usage. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Interlock(CommandSpec.create()))
        .setExecutionExceptionHandler(Interlock::explain);
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
        "interlock "
            + Optional.ofNullable(Interlock.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)")
      };
    }
  }
}
