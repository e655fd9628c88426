package dev.interlock.standalone.receipt;

import dev.interlock.standalone.client.Refused;
import dev.interlock.standalone.client.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gets the receipt of a rotation. */
@Command(
    name = "get",
    description = "Gets the receipt of a rotation that has ended.",
    footer = {
      "",
      "Exit status: 0 when it was issued; 1 when not, and why is on the standard error; 2 for a"
          + " usage error."
    },
    mixinStandardHelpOptions = true)
final class GetReceipt implements Callable<Integer> {
  @Parameters(paramLabel = "ROTATION", description = "The id of the rotation.")
  private String rotation = "";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write it, whatever is there (default: the standard output).")
  private @Nullable Path output;

  @Mixin private Server server = new Server(System.getenv());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Refused, InterruptedException {
    String receipt =
        server
            .text("/v1/rotations/%s/receipt".formatted(rotation))
            .orElseThrow(
                () ->
                    new Refused(
                        "There is no rotation %s; list them with interlock rotation list"
                            .formatted(rotation)));
    PrintWriter out = spec.commandLine().getOut();
    if (output == null) {
      out.println(receipt);
    } else {
      write(output, receipt + "\n");
      out.println("The receipt of rotation %s is in %s".formatted(rotation, output));
    }
    out.flush();
    return 0;
  }

  private static void write(Path file, String text) throws Refused {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new Refused("%s cannot be written: %s".formatted(file, e.getMessage()));
    }
  }
}
