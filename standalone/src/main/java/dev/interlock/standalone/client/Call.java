package dev.interlock.standalone.client;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** A command that calls Interlock once or more, and says what came of it. */
public abstract class Call implements Callable<Integer> {
  @Mixin private Server server = new Server(System.getenv());

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Who is called. */
  public final Server server() {
    return server;
  }

  /** Writes an answer, as it came or in words. */
  public final void say(JsonNode answer, String words) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? answer.toString() : words);
    out.flush();
  }

  /** Whether answers are to be as they came. */
  public final boolean inJson() {
    return json;
  }
}
