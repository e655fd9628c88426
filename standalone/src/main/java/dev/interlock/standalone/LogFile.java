package dev.interlock.standalone;

import java.nio.file.Path;

/** Where the log goes when everything runs in one process. */
final class LogFile {
  private static final String SETTINGS = "dev/interlock/standalone/file-logback.xml";

  private LogFile() {}

  /** To be called before the first logger is made, since that reads the settings. */
  static Path below(Path directory) {
    Path file = directory.resolve("logs").resolve("interlock.log");
    System.setProperty("interlock.log", file.toString());
    System.setProperty("logback.configurationFile", SETTINGS);
    // Spring Boot sets Logback up anew for each application that starts.
    System.setProperty("logging.config", "classpath:" + SETTINGS);
    return file;
  }
}
