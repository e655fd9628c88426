package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that runs on a data directory, whoever started it: it goes on when the JVM that
 * started it is killed. To be used only by the holder of the directory's lock, since it stops what
 * it finds.
 */
final class RunningPostgres {
  private static final Logger log = LoggerFactory.getLogger(RunningPostgres.class);
  private static final int FAST_SHUTDOWN_SECONDS = 60;
  private static final int IMMEDIATE_SHUTDOWN_SECONDS = 10;

  private RunningPostgres() {}

  /** Stops the server that {@code postmaster.pid} names, if it is one of this data directory. */
  static void stop(Path pgData) throws IOException, InterruptedException {
    Path pidFile = pidFile(pgData);
    Optional<ProcessHandle> alive = find(pgData);
    if (alive.isEmpty()) {
      return; // PostgreSQL itself sees that the file is stale.
    }
    if (!servesFrom(alive.get(), pgData)) {
      // The id went to a stranger, after a reboot for instance. PostgreSQL would refuse to start.
      log.warn(
          "{} names process {}, which is another program: removed", pidFile, alive.get().pid());
      Files.deleteIfExists(pidFile);
      return;
    }
    log.warn("PostgreSQL (process {}) still runs on {}: stopping it", alive.get().pid(), pgData);
    end(alive.get());
  }

  /** The process that {@code postmaster.pid} names, if there is one. */
  static Optional<ProcessHandle> find(Path pgData) throws IOException {
    Path pidFile = pidFile(pgData);
    return Files.exists(pidFile) ? named(Files.readAllLines(pidFile)) : Optional.empty();
  }

  private static Path pidFile(Path pgData) {
    return pgData.resolve("postmaster.pid");
  }

  private static Optional<ProcessHandle> named(List<String> pidFile) {
    try {
      return pidFile.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(pidFile.getFirst().strip()))
              .filter(ProcessHandle::isAlive);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean servesFrom(ProcessHandle process, Path pgData) {
    boolean isPostgres =
        process
            .info()
            .command()
            .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
            .orElse(false);
    boolean hasThisDirectory =
        process
            .info()
            .arguments()
            .map(arguments -> List.of(arguments).contains(pgData.toString()))
            .orElse(false);
    return isPostgres && hasThisDirectory;
  }

  /** Returns when the process has ended, which it is told to if need be. */
  static void end(ProcessHandle postmaster) throws IOException, InterruptedException {
    // SIGTERM, all that Java can send, waits for clients; these signals do not.
    if (postmaster.isAlive()
        && !ends(postmaster, "-INT", FAST_SHUTDOWN_SECONDS)
        && !ends(postmaster, "-QUIT", IMMEDIATE_SHUTDOWN_SECONDS)) {
      throw new EmbeddedServiceException(
          "PostgreSQL (process " + postmaster.pid() + ") does not stop: stop it by hand");
    }
  }

  private static boolean ends(ProcessHandle postmaster, String signal, int seconds)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, Long.toString(postmaster.pid())).start().waitFor();
    try {
      postmaster.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !postmaster.isAlive();
    }
  }
}
