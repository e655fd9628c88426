package dev.interlock.backends;

import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A server on the TLS stack of Java, in a process of its own. */
public final class JvmBackend extends LocalServer {

  private final Dialogue dialogue;

  private JvmBackend(String name, int port, ServerFiles files, Dialogue dialogue) {
    super(name, port, files);
    this.dialogue = dialogue;
  }

  /** The command that runs {@link JvmServer} from the class path of this process. */
  public static List<String> commandOnThisClassPath() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx64m",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        absolute(System.getProperty("java.class.path")),
        JvmServer.class.getName());
  }

  // The process runs in another directory than this one.
  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Starts the server and returns when it listens.
   *
   * @param javaCommand what runs {@link JvmServer#main}; its arguments are appended
   * @throws IllegalStateException if it does not start; the text is the process's own
   */
  public static JvmBackend start(
      BackendSettings settings, InstantSource clock, List<String> javaCommand) {
    var files = ServerFiles.of(settings, clock);
    List<String> command = new ArrayList<>(javaCommand);
    command.add(settings.name());
    command.add(Integer.toString(settings.port()));
    command.add(Boolean.toString(!settings.acceptsAnybody()));
    command.add(String.join(",", settings.tlsVersions()));
    var dialogue =
        new Dialogue(settings.name(), ServerProcess.start(command, settings.directory()));
    return new JvmBackend(settings.name(), dialogue.port(), files, dialogue);
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
