package dev.interlock.backends;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A Node server that verifies clients as Amazon API Gateway's documentation shows it ("Generate and
 * configure an SSL certificate for backend authentication").
 */
public final class NodeBackend extends LocalServer {

  private static final String SCRIPT = "server.js";

  private final Dialogue dialogue;

  private NodeBackend(String name, int port, ServerFiles files, Dialogue dialogue) {
    super(name, port, files);
    this.dialogue = dialogue;
  }

  /** Empty if Node runs here, else what to install. */
  public static Optional<String> missing() {
    return Tools.missing("node", "--version", "install Node.js 18 or newer");
  }

  /**
   * Starts the server and returns when it listens.
   *
   * @throws IllegalStateException if it does not start; the text is Node's own
   */
  public static NodeBackend start(BackendSettings settings, InstantSource clock) {
    var files = ServerFiles.of(settings, clock);
    copyScript(settings);
    List<String> command =
        List.of(
            "node",
            SCRIPT,
            settings.name(),
            Integer.toString(settings.port()),
            Boolean.toString(!settings.acceptsAnybody()),
            String.join(",", settings.tlsVersions()));
    var dialogue =
        new Dialogue(settings.name(), ServerProcess.start(command, settings.directory()));
    return new NodeBackend(settings.name(), dialogue.port(), files, dialogue);
  }

  private static void copyScript(BackendSettings settings) {
    try (InputStream script =
        Objects.requireNonNull(NodeBackend.class.getResourceAsStream(SCRIPT))) {
      Files.copy(script, settings.directory().resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("can not write to " + settings.directory(), e);
    }
  }

  @Override
  void load() {
    dialogue.load();
  }

  @Override
  public void close() {
    dialogue.close();
  }
}
