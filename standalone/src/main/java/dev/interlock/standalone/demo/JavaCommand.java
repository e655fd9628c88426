package dev.interlock.standalone.demo;

import dev.interlock.backends.JvmBackend;
import dev.interlock.backends.JvmServer;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** How to run a class of this program in another process. */
final class JavaCommand {
  private JavaCommand() {}

  /** Runs the JVM backend from the class path of this process, also out of the executable jar. */
  static List<String> ofJvmServer() {
    URL self = Objects.requireNonNull(JvmServer.class.getResource("JvmServer.class"));
    if (!self.toString().startsWith("jar:nested:")) {
      return JvmBackend.commandOnThisClassPath();
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx64m",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString(),
        "-Dloader.main=" + JvmServer.class.getName(),
        "org.springframework.boot.loader.launch.PropertiesLauncher");
  }
}
