package dev.interlock.saga.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The model of a rotation in docs/model, searched by Spin. */
class ModelIT {

  @Test
  void keepsThePromiseInEveryStateAndBreaksItWithoutAnyOfItsGuards() throws Exception {
    requireTool("spin");
    requireTool("gcc");
    Process check = new ProcessBuilder("../docs/model/check").redirectErrorStream(true).start();
    String report = new String(check.getInputStream().readAllBytes(), UTF_8);
    assertThat(check.waitFor()).as(report).isZero();
  }

  private static void requireTool(String name) {
    boolean present =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    assumeTrue(present, name + " is missing: apt-get install " + name);
  }
}
