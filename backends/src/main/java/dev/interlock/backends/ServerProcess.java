package dev.interlock.backends;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A child process that ends with its parent; what it writes to stderr goes to a file. */
final class ServerProcess implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final int LINES_OF_LOG = 8;

  private final Process process;
  private final Path log;
  private final Thread endWithParent;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.endWithParent = new Thread(process::destroyForcibly);
  }

  static ServerProcess start(List<String> command, Path directory) {
    Path log = directory.resolve("stderr.log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectError(log.toFile())
              .start();
      ServerProcess started = new ServerProcess(process, log);
      Runtime.getRuntime().addShutdownHook(started.endWithParent);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("can not start '%s'".formatted(command.getFirst()), e);
    }
  }

  Process process() {
    return process;
  }

  /** The last lines of what the process wrote to stderr. */
  String lastWords() {
    try (Stream<String> lines = Files.lines(log, UTF_8)) {
      List<String> all = lines.filter(line -> !line.isBlank()).toList();
      return String.join(" | ", all.subList(Math.max(0, all.size() - LINES_OF_LOG), all.size()));
    } catch (IOException | UncheckedIOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(endWithParent);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IllegalStateException alreadyShuttingDown) {
      process.destroyForcibly();
    }
  }
}
