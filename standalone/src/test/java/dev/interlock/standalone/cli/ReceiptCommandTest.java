package dev.interlock.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no receipt, and where no Interlock answers. */
class ReceiptCommandTest {
  private static final int NOT_CHECKED = 2;

  @TempDir private Path directory;
  private Path file;
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void nameFiles() throws IOException {
    file = directory.resolve("receipt.json");
    Files.writeString(
        directory.resolve("credentials"),
        "[default]\naws_access_key_id = AKIAFIRSTFIRSTFIRST2\naws_secret_access_key = of a test\n");
  }

  @Test
  void tellsWhyAFileIsNotChecked() throws IOException {
    assertThat(verify()).isEqualTo(NOT_CHECKED);
    assertThat(err.toString()).contains("There is no file " + file);
    Files.createDirectory(file);
    assertThat(verify()).isEqualTo(NOT_CHECKED);
    assertThat(err.toString()).contains(file + " cannot be read");
    Files.delete(file);
    notChecked("not a receipt", "receipt.json is not JSON at line 1");
    notChecked("{\"items\":[]}", "receipt.json is not the receipt of a rotation");
    notChecked(receipt("interlock-receipt-9"), "receipt.json has the format interlock-receipt-9");
  }

  @Test
  void tellsThatNobodyAnswers() throws IOException {
    notChecked(receipt("interlock-receipt-1"), "Nobody answers at http://127.0.0.1:1");
    assertThat(run("get", "r1")).isEqualTo(1);
    assertThat(err.toString()).contains("Nobody answers at http://127.0.0.1:1");
  }

  @Test
  void tellsHowItIsUsed() {
    assertThat(Interlock.commandLine().setErr(new PrintWriter(err)).execute("receipt"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("Missing what to do about receipts", "verify");
  }

  private static String receipt(String format) {
    return "{\"receipt\":{\"format\":\"%s\",\"rotationId\":\"r1\"},\"sha256\":\"00\"}"
        .formatted(format);
  }

  private void notChecked(String content, String reason) throws IOException {
    Files.writeString(file, content);
    assertThat(verify()).isEqualTo(NOT_CHECKED);
    assertThat(err.toString()).contains(reason);
  }

  private int verify() {
    return run("verify", file.toString());
  }

  private int run(String command, String what) {
    err.getBuffer().setLength(0);
    return Interlock.commandLine()
        .setErr(new PrintWriter(err, true))
        .execute(
            "receipt",
            command,
            what,
            "--url",
            "http://127.0.0.1:1",
            "--data",
            directory.toString());
  }
}
