package dev.interlock.standalone.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The executable jar, as a process of its own. */
class LintIT {

  @Test
  void readsAPipeAndTellsByItsExitStatus() throws Exception {
    Process lint =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("interlock.jar"),
                "lint",
                "-")
            .start();
    try (var stdin = lint.getOutputStream()) {
      for (String name : new String[] {"old.pem", "new.pem"}) {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
          in.transferTo(stdin);
        }
      }
    }
    assertThat(lint.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(lint.exitValue()).isEqualTo(1);
    assertThat(lint.inputReader().lines()).anyMatch(line -> line.contains("ERROR shadowed"));
  }
}
