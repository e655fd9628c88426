package dev.interlock.standalone.rotation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Rotates by hand; needs a running Interlock. */
@Command(
    name = "rotation",
    description = "Starts rotations of a running Interlock, shows them, and steps in.",
    footer = {
      "",
      "Exit status: 0 when it was done; 1 when it was refused, and why is on the standard error;"
          + " 2 for a usage error.",
      "",
      "Example: interlock rotation start a1b2c3 --reason 'expires soon'"
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      ListRotations.class,
      ShowRotation.class,
      StartRotation.class,
      Exits.Hold.class,
      Exits.Resume.class,
      Exits.Abort.class,
      Exits.Rollback.class,
      Exits.Exclude.class,
      Exits.Retry.class,
      Exits.Expedite.class,
      Exits.Escalate.class
    })
public final class RotationCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing what to do about rotations");
  }
}
