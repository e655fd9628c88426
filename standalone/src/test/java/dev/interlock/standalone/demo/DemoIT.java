package dev.interlock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoIT {
  @TempDir Path directory;

  private record Run(int status, String out, String err) {}

  @Test
  void rotatesWithoutARefusedRequest() {
    Run run = demo("--data", directory.resolve("new").toString());

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("DISTRIBUTING", "ACTIVATING", "DRAINING", "UNTRUSTING", "RETIRED")
        .contains("No request was refused")
        .contains("refuses the old certificate")
        .doesNotContain("\u001b");
  }

  @Test
  void holdsTheRotationForABackendThatOnlySaysItIsReady() {
    Run run = demo("--broken-backend", "--data", directory.resolve("broken").toString());

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("HELD          waits for orders-jvm")
        .contains("still presents the old certificate")
        .contains("No request was refused")
        .doesNotContain("ACTIVATING");
  }

  @Test
  void refusesADirectoryThatIsInUse() throws Exception {
    Files.createFile(directory.resolve("something"));

    Run run = demo("--data", directory.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("is not empty");
  }

  private static Run demo(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(new Demo())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Run(status, out.toString(), err.toString());
  }
}
