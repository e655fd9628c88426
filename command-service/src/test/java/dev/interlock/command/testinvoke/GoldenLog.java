package dev.interlock.command.testinvoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Execution logs as files, with a placeholder for what differs from run to run. */
final class GoldenLog {
  private GoldenLog() {}

  /**
   * Asserts that a log reads as {@code testinvoke/<name>.log} has it.
   *
   * @param port of the server, which stands as {@code PORT} in the file
   */
  static void assertReads(TestInvokeView answer, String name, int port) {
    String log =
        answer
            .log()
            .replaceAll(":" + port + "\\b(?!:)", ":PORT")
            .replaceAll("Integration latency: \\d+ ms", "Integration latency: LATENCY ms")
            .replaceAll("Date=[A-Z][^=}]* GMT", "Date=DATE")
            .replaceAll("[0-9a-f]{64}", "FINGERPRINT");
    try (InputStream file = GoldenLog.class.getResourceAsStream("/testinvoke/" + name + ".log")) {
      assertThat(log)
          .isEqualTo(new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
