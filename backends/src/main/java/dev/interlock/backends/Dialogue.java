package dev.interlock.backends;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Talks with a server by lines: it says {@code listening <port>} once; to {@code load} it answers
 * {@code loaded} or {@code failed <reason>}. It ends when its standard input does.
 */
final class Dialogue implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ENDED = "ended";

  private final String name;
  private final ServerProcess server;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  Dialogue(String name, ServerProcess server) {
    this.name = name;
    this.server = server;
    Thread.ofPlatform().daemon().name("output of backend " + name).start(this::listen);
  }

  int port() {
    String line = next();
    if (line == null || !line.startsWith("listening ")) {
      server.close();
      throw new IllegalStateException(
          "backend %s did not start: %s".formatted(name, server.lastWords()));
    }
    return Integer.parseInt(line.substring("listening ".length()));
  }

  void load() {
    try {
      lines.clear();
      var input = server.process().getOutputStream();
      input.write("load\n".getBytes(UTF_8));
      input.flush();
    } catch (IOException e) {
      throw new TrustBundleRefused(name, "its process has ended: " + server.lastWords());
    }
    String line = next();
    if (!"loaded".equals(line)) {
      throw new TrustBundleRefused(
          name, line == null ? "no answer from its process" : line + " " + server.lastWords());
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private @Nullable String next() {
    try {
      return lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void listen() {
    try (BufferedReader reader = server.process().inputReader(UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException closed) {
      // The process has ended, or is being ended by close().
    }
    lines.add(ENDED);
  }
}
