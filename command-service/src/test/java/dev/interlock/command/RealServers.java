package dev.interlock.command;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import dev.interlock.backends.NginxBackend;
import dev.interlock.backends.NodeBackend;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One server of each kind, started when a test first asks for it. */
public final class RealServers implements AutoCloseable {
  private final Path directory;
  private final Map<String, BackendServer> started = new HashMap<>();

  /** Servers that keep their files below this directory. */
  public RealServers(Path directory) {
    this.directory = directory;
  }

  /**
   * The server {@code node}, {@code nginx} or {@code jvm}; a test of one that misses is skipped.
   */
  public BackendServer get(String kind) {
    return started.computeIfAbsent(kind, this::start);
  }

  private BackendServer start(String kind) {
    BackendSettings settings = BackendSettings.of(kind, directory.resolve(kind));
    Clock clock = Clock.systemUTC();
    return switch (kind) {
      case "node" -> {
        require(NodeBackend.missing());
        yield NodeBackend.start(settings, clock);
      }
      case "nginx" -> {
        require(NginxBackend.missing());
        yield NginxBackend.start(settings, clock);
      }
      case "jvm" -> JvmBackend.start(settings, clock, JvmBackend.commandOnThisClassPath());
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static void require(Optional<String> missing) {
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
  }

  @Override
  public void close() {
    started.values().forEach(BackendServer::close);
  }
}
