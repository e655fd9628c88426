package dev.interlock.agent.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.agent.adapter.Command.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTest {
  private static Outcome run(String line, Duration patience) throws InterruptedException {
    return new Command(List.of("sh", "-c", line), patience).run(Map.of("TRUST_FILE", "/t.pem"));
  }

  private static Outcome run(String line) throws InterruptedException {
    return run(line, Duration.ofSeconds(20));
  }

  @Test
  void saysTheStatusAndWhatWasSaid() throws Exception {
    Outcome outcome = run("echo \"no $TRUST_FILE\"; echo why >&2; exit 4");
    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.said()).endsWith("ended with status 4: no /t.pem | why");
  }

  @Test
  void endsWhatDoesNotEnd() throws Exception {
    Outcome outcome = run("echo begun; sleep 7531", Duration.ofMillis(500));
    assertThat(outcome.said()).contains("did not end within PT0.5S: begun");
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(one -> one.info().commandLine().orElse("").endsWith("sleep 7531"));
  }

  @Test
  void waitsForNoDaemonThatHoldsItsOutputOpen() throws Exception {
    long start = System.nanoTime();
    assertThat(run("sleep 30 & echo started").succeeded()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void keepsTheEndOfALongText() throws Exception {
    assertThat(run("yes filler | head -c 3000000; echo the end; exit 1").said())
        .endsWith("the end")
        .hasSizeLessThan(1_300);
  }

  @Test
  void namesAProgramThatIsMissing() throws Exception {
    assertThat(
            new Command(List.of("no-such-program", "-t"), Duration.ofSeconds(1))
                .run(Map.of())
                .said())
        .startsWith("'no-such-program -t' cannot be run: ");
  }
}
