package dev.interlock.standalone.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.lint.PemBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Two certificates as Amazon API Gateway generates them, which shadow each other. */
class LintTest {
  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final String older = resource("old.pem");
  private final String newer = resource("new.pem");
  @TempDir private Path directory;
  private String old;
  private String both;

  @BeforeEach
  void write() throws IOException {
    old = Files.writeString(directory.resolve("old.pem"), older).toString();
    both = Files.writeString(directory.resolve("both.pem"), older + newer).toString();
  }

  @Test
  void findsNothingWrongWithOneCertificate() {
    assertThat(run(old)).isZero();
    assertThat(out.toString()).endsWith("0 errors, 0 warnings, 0 notes\n");
  }

  @Test
  void findsThatTheSecondCertificateWouldFail() {
    assertThat(run(both)).isEqualTo(1);
    assertThat(out.toString()).contains("ERROR shadowed: Certificate 2 ").endsWith("0 notes\n");
  }

  @Test
  void findsThatTheOneInUseComesSecond() throws IOException {
    Path turned = Files.writeString(directory.resolve("turned.pem"), newer + older);
    assertThat(run(turned.toString(), "--in-use", old)).isEqualTo(1);
    assertThat(out.toString()).contains("ERROR order: Certificate 2 ").contains(", in use\n");
  }

  @Test
  void findsThatTheOneInUseIsMissing() throws IOException {
    Path alone = Files.writeString(directory.resolve("new.pem"), newer);
    assertThat(run(alone.toString(), "--in-use", old)).isEqualTo(1);
    assertThat(out.toString()).contains("ERROR missing: Certificate " + old);
  }

  @Test
  void looksAtEachFile() {
    assertThat(run(old, both)).isEqualTo(1);
    assertThat(out.toString()).contains(old + "\n", both + "\n").contains("\n1 error, ");
  }

  @Test
  void readsTheStandardInput() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(older.getBytes(UTF_8)));
    try {
      assertThat(run("-")).isZero();
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void saysWhatItCannotRead() {
    assertThat(run(directory.resolve("none.pem").toString())).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("There is no file " + directory + "/none.pem\n");
    assertThat(run(directory.toString())).isEqualTo(2);
    assertThat(run(old, "--in-use", "none.pem")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(run(old, "--format", "xml")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theTextAndTheJsonAreAsEver() {
    PemBundle bundle = PemBundle.read("hello\n" + newer + older);
    var presented = PemBundle.read(older).certificates();
    Report report =
        Report.of(
            List.of(LintedFile.of("bundle.pem", bundle, presented, NOW, Duration.ofDays(30))));
    assertThat(report.text()).isEqualTo(resource("report.txt"));
    assertThat(report.json()).isEqualTo(resource("report.json"));
  }

  @Test
  void showsNoEscapeCodeOfASubject() {
    Report report =
        Report.of(
            List.of(
                new LintedFile(
                    "bundle.pem",
                    List.of(
                        new LintedFile.Certificate(
                            "1", "CN=\u001b[2J", "00".repeat(32), NOW, NOW, false)),
                    List.of())));
    assertThat(report.text()).contains("CN=?[2J").doesNotContain("\u001b");
  }

  private int run(String... arguments) {
    return new CommandLine(new Lint())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(LintTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
