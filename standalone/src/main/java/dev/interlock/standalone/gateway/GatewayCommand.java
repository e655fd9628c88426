package dev.interlock.standalone.gateway;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The gateways of the data plane; needs a running Interlock. */
@Command(
    name = "gateway",
    description = "Lists the gateways of a running Interlock, and takes out one that is gone.",
    footer = {
      "",
      "Exit status: 0 when it was done; 1 when it was refused, and why is on the standard error;"
          + " 2 for a usage error.",
      "",
      "Example: interlock gateway remove edge-1 --reason 'its machine is gone'"
    },
    mixinStandardHelpOptions = true,
    subcommands = {ListGateways.class, RemoveGateway.class})
public final class GatewayCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing what to do about gateways");
  }
}
