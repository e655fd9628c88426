package dev.interlock.backends;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs that a backend needs from the machine. */
final class Tools {

  private static final long SECONDS = 10;

  private Tools() {}

  /** Empty if the program runs, else what to install. */
  static Optional<String> missing(String program, String versionOption, String remedy) {
    try {
      Process process =
          new ProcessBuilder(program, versionOption)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
        return Optional.empty();
      }
      process.destroyForcibly();
    } catch (IOException notFound) {
      // Said below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.of("'%s' does not run here: %s".formatted(program, remedy));
  }
}
