package dev.interlock.standalone.receipt;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Receipts of completed rotations; needs a running Interlock. */
@Command(
    name = "receipt",
    description = "Gets the receipt of a completed rotation, and checks one against the log.",
    footer = {"", "What a receipt says and proves: docs/receipt.md."},
    mixinStandardHelpOptions = true,
    subcommands = {GetReceipt.class, VerifyReceipt.class})
public final class ReceiptCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing what to do about receipts");
  }
}
