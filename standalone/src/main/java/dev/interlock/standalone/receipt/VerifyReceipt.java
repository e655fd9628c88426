package dev.interlock.standalone.receipt;

import dev.interlock.receipt.ReceiptDocument;
import dev.interlock.standalone.client.Refused;
import dev.interlock.standalone.client.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a receipt against the log. */
@Command(
    name = "verify",
    description = {
      "Says whether a receipt is what the log of a running Interlock gives now, and where it is not."
    },
    footer = {
      "",
      "Exit status: 0 when it matches; 1 when it does not; 2 when the file is no receipt, when"
          + " Interlock does not answer, or for a usage error."
    },
    exitCodeOnExecutionException = VerifyReceipt.NOT_CHECKED,
    mixinStandardHelpOptions = true)
final class VerifyReceipt implements Callable<Integer> {
  static final int NOT_CHECKED = 2;

  @Parameters(paramLabel = "FILE", description = "The receipt.")
  private Path file = Path.of("receipt.json");

  @Mixin private Server server = new Server(System.getenv());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Refused, InterruptedException {
    ReceiptDocument receipt = document(file.toString(), text());
    List<String> differences = differences(receipt);
    PrintWriter out = spec.commandLine().getOut();
    if (differences.isEmpty()) {
      out.println("%s matches the log: rotation %s".formatted(file, receipt.rotationId()));
    } else {
      out.println("%s does not match the log:".formatted(file));
      differences.forEach(difference -> out.println("  " + difference));
      if (receipt.intact()) {
        out.println("The file has the SHA-256 that it says: look at the log before the file.");
      }
    }
    out.flush();
    return differences.isEmpty() ? 0 : 1;
  }

  private List<String> differences(ReceiptDocument receipt) throws Refused, InterruptedException {
    String id = receipt.rotationId();
    try {
      Optional<String> known = server.text("/v1/rotations/%s/receipt".formatted(id));
      return known.isEmpty()
          ? List.of("The log has no rotation %s".formatted(id))
          : receipt.differencesFrom(document("What Interlock issues", known.get()));
    } catch (Refused e) {
      if (e.conflict()) {
        return List.of(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  private static ReceiptDocument document(String name, String text) throws Refused {
    try {
      return ReceiptDocument.read(text);
    } catch (IllegalArgumentException e) {
      throw new Refused("%s %s".formatted(name, e.getMessage()));
    }
  }

  private String text() throws Refused {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new Refused("There is no file " + file);
    } catch (IOException e) {
      throw new Refused("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }
}
