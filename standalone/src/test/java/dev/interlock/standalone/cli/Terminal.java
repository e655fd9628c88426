package dev.interlock.standalone.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Where a person types commands and sees what each of them, one at a time, says. */
final class Terminal {
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  /** Clears the screen for a command, which may be one that asks nobody. */
  CommandLine commandLine() {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Interlock.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
  }

  /** Runs a command that asks the Interlock at an address, and returns its exit status. */
  int run(URI address, Path directory, String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--url", address.toString(), "--data", directory.toString()));
    return commandLine().execute(all.toArray(String[]::new));
  }
}
