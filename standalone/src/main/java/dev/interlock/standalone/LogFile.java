package dev.interlock.standalone;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the log goes when everything runs in one process. */
final class LogFile {
  private static final String SETTINGS = "dev/interlock/standalone/file-logback.xml";

  private LogFile() {}

  /** Opens the log, before any other logger is made: the first one decides where all of them go. */
  static Path openBelow(Path directory) {
    Path file = directory.resolve("logs").resolve("interlock.log");
    System.setProperty("interlock.log", file.toString());
    System.setProperty("logback.configurationFile", SETTINGS);
    // Else Spring Boot would set Logback up anew for each application that starts.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    // Here, since several threads that do it at once make SLF4J complain on the console.
    LoggerFactory.getLogger(LogFile.class).info("Interlock keeps its data in {}", directory);
    return file;
  }
}
