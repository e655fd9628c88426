package dev.interlock.command.prober;

import static dev.interlock.command.prober.ProbeFixture.CLOCK;
import static dev.interlock.command.prober.ProbeFixture.OLD;
import static dev.interlock.command.prober.ProbeFixture.probe;
import static dev.interlock.command.prober.ProbeFixture.target;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server with a configuration of the test's own, in a directory that holds {@code server.pem},
 * {@code server-key.pem}, both as {@code server-both.pem}, and {@code trust.pem} with the
 * certificate {@code old}.
 */
final class ConfiguredServer implements AutoCloseable {
  private final Path directory;
  private final String authority;
  private final int port;
  private final Process process;

  private ConfiguredServer(Path directory, String authority, int port, List<String> command)
      throws IOException {
    this.directory = directory;
    this.authority = authority;
    this.port = port;
    this.process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
  }

  /** Skips the test, by the name of what is missing, where a program does not run. */
  static void assumeRuns(String program, String versionOption, String debianPackage) {
    boolean runs;
    try {
      runs =
          new ProcessBuilder(program, versionOption)
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException notFound) {
      runs = false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assumeTrue(runs, "'%s' does not run here: install %s".formatted(program, debianPackage));
  }

  /**
   * Starts it, and returns when it listens.
   *
   * @param configuration its {@code PORT} and {@code DIRECTORY} are replaced
   * @param command {@code DIRECTORY} and {@code CONFIGURATION}, the file, are replaced
   */
  static ConfiguredServer start(Path directory, String configuration, String... command) {
    try (var files =
        JvmBackend.start(
            BackendSettings.of("odd", directory), CLOCK, JvmBackend.commandOnThisClassPath())) {
      files.install(OLD.pem());
      String authority = files.serverAuthorityPem();
      int port = freePort();
      Path file = directory.resolve("server.conf");
      Files.writeString(
          file,
          configuration
              .replace("PORT", Integer.toString(port))
              .replace("DIRECTORY", directory.toString()));
      Files.writeString(
          directory.resolve("server-both.pem"),
          Files.readString(directory.resolve("server.pem"))
              + Files.readString(directory.resolve("server-key.pem")));
      List<String> replaced =
          Stream.of(command)
              .map(word -> word.replace("DIRECTORY", directory.toString()))
              .map(word -> word.replace("CONFIGURATION", file.toString()))
              .toList();
      var server = new ConfiguredServer(directory, authority, port, replaced);
      server.awaitListening();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(directory.resolve("log")));
              }
              try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
              } catch (IOException notYet) {
                return false;
              }
            });
  }

  ProbeReport probed() throws InterruptedException {
    return probe(target("127.0.0.1:" + port, authority));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
