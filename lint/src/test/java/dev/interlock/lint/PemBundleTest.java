package dev.interlock.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PemBundleTest {
  private final String one;
  private final String two;

  PemBundleTest() throws Exception {
    one = Specimen.of("one", "CN=one").make().pem();
    two = Specimen.of("two", "CN=two").make().pem();
  }

  @Test
  void readsCertificatesInTheirOrder() {
    PemBundle bundle = PemBundle.read(one + two);
    assertThat(bundle.findings()).isEmpty();
    assertThat(bundle.certificates()).extracting(NamedCertificate::name).containsExactly("1", "2");
    assertThat(bundle.certificates())
        .extracting(named -> named.certificate().getSubjectX500Principal().getName())
        .containsExactly("CN=one", "CN=two");
  }

  @Test
  void readsWhatEveryServerReads() {
    for (String harmless :
        List.of(
            one.replace("\n", "\r\n") + two,
            "\ufeff" + one + two,
            one + "\n\n" + two.stripTrailing(),
            one.replace("\n", "  \n") + two,
            one.replace("CERTIFICATE", "X509 CERTIFICATE") + two,
            Rfc7468.oneLine(one) + two)) {
      PemBundle bundle = PemBundle.read(harmless);
      assertThat(bundle.findings()).as(harmless).isEmpty();
      assertThat(bundle.certificates()).as(harmless).hasSize(2);
    }
  }

  @Test
  void notesTextOutsideOfTheBlocksOnce() {
    PemBundle bundle = PemBundle.read("subject=CN = one\n" + one + "hello\n" + two);
    assertThat(bundle.findings())
        .containsExactly(
            new Finding(
                Severity.NOTE, Rule.TEXT_OUTSIDE, List.of(), "Line 1 is outside of the blocks."));
    assertThat(bundle.certificates()).hasSize(2);
  }

  @Test
  void tellsOfAKeyAndNeverShowsIt() {
    String key = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nc2VjcmV0\n";
    PemBundle bundle = PemBundle.read(one + key + "-----END RSA PRIVATE KEY-----\n" + two);
    assertThat(bundle.certificates()).hasSize(2);
    assertThat(bundle.findings())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.rule()).isEqualTo(Rule.PRIVATE_KEY);
              assertThat(found.severity()).isEqualTo(Severity.ERROR);
              assertThat(found.why()).contains("at line " + (1 + one.lines().count()));
            });
    for (String broken : List.of(one + key, key + one, key.replace("\n", ""), "x " + key)) {
      assertThat(PemBundle.read(broken).findings())
          .extracting(Finding::rule)
          .contains(Rule.PRIVATE_KEY);
      assertThat(PemBundle.read(broken).toString()).doesNotContain("c2VjcmV0", "Proc-Type");
    }
  }

  @Test
  void findsTheLineEndThatIsMissingBetweenTwoBlocks() {
    // What 'cat' makes of two certificates of the AWS API, which have no last line end.
    PemBundle bundle = PemBundle.read(one.stripTrailing() + two);
    assertThat(bundle.certificates()).hasSize(2);
    assertThat(bundle.findings())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.rule()).isEqualTo(Rule.UNREADABLE);
              assertThat(found.why())
                  .startsWith("The block at line 1 ends on the line on which the next one begins.");
            });
  }

  @Test
  void findsOtherBlocks() {
    String request =
        "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n";
    assertThat(PemBundle.read(one + request).findings())
        .extracting(Finding::rule)
        .containsExactly(Rule.NOT_A_CERTIFICATE);
  }

  @Test
  void findsThatThereIsNoCertificate() {
    for (String nothing : List.of("", "\n\n", "hello", "\u0030\u0082")) {
      assertThat(PemBundle.read(nothing).findings())
          .as(nothing)
          .extracting(Finding::rule)
          .startsWith(Rule.EMPTY);
    }
  }
}
