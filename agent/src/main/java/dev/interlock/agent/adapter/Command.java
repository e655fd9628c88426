package dev.interlock.agent.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A program that the agent runs, and what it said. */
final class Command {
  private static final int LONGEST_TEXT = 1_000;
  private static final int LONGEST_OUTPUT = 1_000_000;
  // A daemon that the program has started may hold its output open for ever.
  private static final Duration OUTPUT = Duration.ofSeconds(1);

  private final List<String> words;
  private final Duration patience;

  Command(List<String> words, Duration patience) {
    this.words = List.copyOf(words);
    this.patience = patience;
  }

  /** The same with more words. */
  Command with(String... more) {
    return new Command(Stream.concat(words.stream(), Stream.of(more)).toList(), patience);
  }

  /**
   * The end of a run.
   *
   * @param failure how it failed; empty if it did not
   * @param output standard output and error
   */
  record Outcome(String failure, String output) {
    boolean succeeded() {
      return failure.isEmpty();
    }

    /** All in one line, the end of it if it is long. */
    String said() {
      String line = output.strip().replaceAll("\\R+", " | ").replaceAll("\\p{Cntrl}", " ");
      return failure
          + (line.isEmpty()
              ? ""
              : ": " + line.substring(Math.max(0, line.length() - LONGEST_TEXT)));
    }
  }

  /** Runs it to its end, or kills it when patience ends. */
  Outcome run(Map<String, String> environment) throws InterruptedException {
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().putAll(environment);
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      return new Outcome("'%s' cannot be run".formatted(this), String.valueOf(e.getMessage()));
    }
    StringBuffer output = new StringBuffer();
    CompletableFuture<Void> reading =
        CompletableFuture.runAsync(
            () -> read(process.getInputStream(), output), task -> Thread.ofVirtual().start(task));
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Outcome(
            "'%s' did not end within %s".formatted(this, patience), output.toString());
      }
      await(reading);
      int status = process.exitValue();
      return new Outcome(
          status == 0 ? "" : "'%s' ended with status %d".formatted(this, status),
          output.toString());
    } finally {
      if (process.isAlive()) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
  }

  private static void await(CompletableFuture<Void> reading) throws InterruptedException {
    try {
      reading.get(OUTPUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // What was said so far is enough.
    }
  }

  private static void read(InputStream in, StringBuffer into) {
    byte[] buffer = new byte[4096];
    try (in) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        into.append(new String(buffer, 0, n, UTF_8));
        into.delete(0, Math.max(0, into.length() - LONGEST_OUTPUT));
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
