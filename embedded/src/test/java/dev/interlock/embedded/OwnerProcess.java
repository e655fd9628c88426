package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A JVM of its own that starts both servers, writes one note and waits for its death. */
final class OwnerProcess {
  static final String READY = "note written";

  private OwnerProcess() {}

  public static void main(String[] arguments) throws Exception {
    Notes notes = new Notes(EmbeddedServices.start(Path.of(arguments[0])));
    notes.prepare();
    notes.write("before the kill");
    System.out.println(READY);
    new CountDownLatch(1).await();
  }

  static Process launch(Path dataDirectory) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OwnerProcess.class.getName(),
            dataDirectory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
