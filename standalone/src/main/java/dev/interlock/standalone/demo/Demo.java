package dev.interlock.standalone.demo;

import dev.interlock.standalone.Progress;
import dev.interlock.standalone.Stack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Rotates a certificate under traffic, where one can watch. */
@Command(
    name = "demo",
    description = {
      "Rotates a client certificate under constant traffic and counts every request.",
      "",
      "Starts Interlock and three HTTPS backends that verify client certificates: Node, Java and"
          + " nginx (what is not on this machine is skipped). Takes about a minute.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 when it went as it should; 1 when a request was refused or the rotation did"
          + " not end as it should; 2 for a usage error; 130 after Ctrl-C."
    },
    mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {
  private static final int STOPPED = 130;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep everything in this new directory (default: a temporary one).")
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port of APIs and pages on 127.0.0.1 (default: any that is free).")
  private int port;

  @Option(
      names = "--broken-backend",
      description = {
        "One agent acknowledges the new certificate without loading it: the rotation is held before"
            + " it does harm."
      })
  private boolean brokenBackend;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path named = data;
    if (named != null && DataDirectory.isUsed(named)) {
      throw new ParameterException(
          spec.commandLine(),
          ("%s is not empty, and the demo begins anew: choose another directory,%n"
                  + "or look at this one with './interlock up --data %<s'")
              .formatted(named));
    }
    Screen screen = Screen.find();
    Narrator narrator =
        new Narrator(spec.commandLine().getOut(), Clock.systemUTC(), screen.colours());
    try (StopOnSignal stop = StopOnSignal.ofThisThread(() -> narrator.say("Stopping"))) {
      return run(DataDirectory.of(named), screen, narrator, stop);
    }
  }

  private int run(DataDirectory directory, Screen screen, Narrator narrator, StopOnSignal stop)
      throws IOException, InterruptedException {
    boolean keep = true;
    try {
      boolean good = play(directory, screen, narrator, stop);
      keep = !good;
      return good ? 0 : 1;
    } catch (IOException | InterruptedException | RuntimeException e) {
      if (!stop.isReceived()) {
        throw e;
      }
      keep = false;
      return STOPPED;
    } finally {
      if (keep) {
        narrator.say("What went wrong may be in the logs in " + directory.path());
      } else {
        directory.deleteIfTemporary();
      }
    }
  }

  private boolean play(DataDirectory directory, Screen screen, Narrator narrator, StopOnSignal stop)
      throws IOException, InterruptedException {
    Progress progress =
        line -> {
          stop.check();
          narrator.say(line);
        };
    progress.say("Starting Interlock on " + directory.path());
    try (Stack stack = Stack.start(directory.path(), port, progress)) {
      progress.say("Interlock is ready; its pages are on " + stack.address());
      Script script = brokenBackend ? Script.broken() : Script.sound();
      boolean good =
          new Scenario(
                  Access.to(stack),
                  DataPlane.Source.of(stack.commandService()),
                  script,
                  Clock.systemUTC(),
                  narrator)
              .play(directory.path());
      progress.say(whereToLook(directory, screen, stack.address()));
      if (screen.interactive()) {
        screen.awaitEnter();
      }
      return good;
    }
  }

  private static String whereToLook(DataDirectory directory, Screen screen, URI pages) {
    if (screen.interactive()) {
      return "The pages stay on %s until you press Enter".formatted(pages);
    }
    return directory.temporary()
        ? "Nothing is kept; with --data DIR, './interlock up --data DIR' shows it again"
        : "'./interlock up --data %s' shows it again".formatted(directory.path());
  }
}
