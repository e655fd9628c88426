package dev.interlock.backends;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** An nginx of its own, in its own directory, as root or as an ordinary user. */
public final class NginxBackend extends LocalServer {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final String name;
  private final Path directory;
  private final ServerProcess nginx;
  private final Process watch;

  private NginxBackend(BackendSettings settings, int port, ServerFiles files, ServerProcess nginx)
      throws IOException {
    super(settings.name(), port, files);
    this.name = settings.name();
    this.directory = settings.directory();
    this.nginx = nginx;
    this.watch = endWithParent(nginx.process());
  }

  /** Empty if nginx runs here, else what to install. */
  public static Optional<String> missing() {
    return Tools.missing("nginx", "-v", "install nginx 1.20 or newer");
  }

  /**
   * Starts the server and returns when it listens.
   *
   * @throws IllegalStateException if it does not start; the text is nginx's own
   */
  public static NginxBackend start(BackendSettings settings, InstantSource clock) {
    var files = ServerFiles.of(settings, clock);
    try {
      int port = settings.port() == 0 ? freePort() : settings.port();
      Files.createDirectories(settings.directory().resolve("tmp"));
      Files.writeString(
          settings.directory().resolve(NginxConfiguration.FILE),
          NginxConfiguration.of(settings, port));
      var process =
          ServerProcess.start(
              NginxConfiguration.command(settings.directory()), settings.directory());
      var server = new NginxBackend(settings, port, files, process);
      server.awaitListening(port);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("backend %s can not start".formatted(settings.name()), e);
    }
  }

  // nginx does not read its standard input, so this shell notices a parent that was killed.
  private static Process endWithParent(Process nginx) throws IOException {
    Process watch =
        new ProcessBuilder("sh", "-c", "cat >/dev/null; kill -TERM " + nginx.pid()).start();
    nginx.onExit().thenRun(watch::destroyForcibly);
    return watch;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening(int port) {
    boolean listening =
        await(() -> !nginx.process().isAlive() || connects(port)) && nginx.process().isAlive();
    if (!listening) {
      close();
      throw new IllegalStateException(
          "backend %s did not start: %s".formatted(name, nginx.lastWords()));
    }
  }

  private static boolean connects(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  void load() {
    run("-t");
    Set<Long> old = workers();
    run("-s", "reload");
    // The old workers accept clients, with the old trust, until they have gone.
    if (!await(() -> workers().stream().noneMatch(old::contains) && !workers().isEmpty())) {
      throw new TrustBundleRefused(name, "its workers were not replaced: " + nginx.lastWords());
    }
  }

  private Set<Long> workers() {
    return nginx.process().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  private void run(String... action) {
    try {
      Process process =
          new ProcessBuilder(NginxConfiguration.command(directory, action))
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new TrustBundleRefused(name, said.replace('\n', ' '));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can not run nginx for backend " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrustBundleRefused(name, "interrupted");
    }
  }

  private static boolean await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() - end > 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    watch.destroyForcibly();
    nginx.close();
  }
}
