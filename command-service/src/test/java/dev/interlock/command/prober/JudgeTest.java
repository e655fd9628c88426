package dev.interlock.command.prober;

import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.INCONCLUSIVE;
import static dev.interlock.contract.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.prober.Observation.Ending;
import dev.interlock.command.tls.Asked;
import dev.interlock.contract.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

  private static Attempt judge(Ending ending, Asked asked) {
    return Judge.judge(List.of(seen(ending, asked))).getFirst();
  }

  private static Observation seen(Ending ending, Asked asked) {
    return new Observation(ending, asked, Optional.of("TLSv1.3"));
  }

  @ParameterizedTest
  @CsvSource({"400, REFUSED", "421, REFUSED", "429, INCONCLUSIVE", "503, INCONCLUSIVE"})
  void readsTheStatusOfAnAnswerBesideThatOfAClientWhoGotThrough(int status, Verdict verdict) {
    Observation through = seen(new Ending.Answered(200, "", ""), Asked.PRESENTED);
    Observation not = seen(new Ending.Answered(status, "", ""), Asked.PRESENTED);
    assertThat(Judge.judge(List.of(not, through)))
        .extracting(Attempt::verdict)
        .containsExactly(verdict, ACCEPTED);
    assertThat(Judge.judge(List.of(not, not)))
        .extracting(Attempt::verdict)
        .containsOnly(INCONCLUSIVE);
  }

  @ParameterizedTest
  @CsvSource({
    "200, ACCEPTED",
    "204, ACCEPTED",
    "301, ACCEPTED",
    "404, ACCEPTED",
    "405, ACCEPTED",
    "401, REFUSED",
    "403, REFUSED",
    "495, REFUSED",
    "496, REFUSED",
    "400, INCONCLUSIVE",
    "408, INCONCLUSIVE",
    "421, INCONCLUSIVE",
    "429, INCONCLUSIVE",
    "497, INCONCLUSIVE",
    "500, INCONCLUSIVE",
    "503, INCONCLUSIVE"
  })
  void readsTheStatusOfAnAnswer(int status, Verdict verdict) {
    Attempt attempt = judge(new Ending.Answered(status, "Apache", ""), Asked.PRESENTED);
    assertThat(attempt.verdict()).isEqualTo(verdict);
    assertThat(attempt.detail()).isEqualTo("HTTP %d, server Apache", status);
    assertThat(attempt.certificateRequested()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"The SSL certificate error", "No required SSL certificate was sent"})
  void knowsTheTextsOfNginx(String text) {
    String body = "<head><title>400 %s</title></head>".formatted(text);
    Attempt attempt = judge(new Ending.Answered(400, "nginx/1.22.1", body), Asked.PRESENTED);
    assertThat(attempt.verdict()).isEqualTo(REFUSED);
    assertThat(attempt.detail()).isEqualTo("HTTP 400 (%s), server nginx/1.22.1", text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bad_certificate",
        "unknown_ca",
        "certificate_required",
        "certificate_unknown",
        "certificate_expired",
        "certificate_revoked",
        "unsupported_certificate",
        "access_denied",
        "handshake_failure"
      })
  void takesAnAlertAboutTheCertificateAsARefusal(String alert) {
    Attempt attempt = judge(new Ending.Alert(alert), Asked.PRESENTED);
    assertThat(attempt.verdict()).isEqualTo(REFUSED);
    assertThat(attempt.detail()).isEqualTo("TLS alert " + alert);
  }

  @ParameterizedTest
  @ValueSource(strings = {"internal_error", "protocol_version", "decrypt_error", "close_notify"})
  void takesNoOtherAlertAsARefusal(String alert) {
    assertThat(judge(new Ending.Alert(alert), Asked.PRESENTED).verdict()).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void takesAFailedHandshakeAsARefusalOnlyAfterTheServerAskedForACertificate() {
    var alert = new Ending.Alert("handshake_failure");
    assertThat(judge(alert, Asked.WITHHELD).verdict()).isEqualTo(REFUSED);
    assertThat(judge(alert, Asked.NO).verdict()).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void takesAClosedConnectionAsARefusalOnlyAfterTheServerAskedForACertificate() {
    assertThat(judge(new Ending.Closed(), Asked.PRESENTED).verdict()).isEqualTo(REFUSED);
    assertThat(judge(new Ending.Closed(), Asked.NO).verdict()).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void takesNoAnswerForARefusalOfACertificateThatTheServerDidNotAskFor() {
    Attempt attempt = judge(new Ending.Answered(403, "", ""), Asked.NO);
    assertThat(attempt.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(attempt.detail()).isEqualTo("HTTP 403; server asked for no certificate");
  }

  @Test
  void blamesNoClientForWhatIsWrongWithTheServerOrTheWay() {
    for (Ending ending :
        new Ending[] {
          new Ending.ServerNotVerified("PKIX path building failed"),
          new Ending.OtherVersion(),
          new Ending.TimedOut(),
          new Ending.NotReached("Connection refused"),
          new Ending.Broke("Unsupported or unrecognized SSL message")
        }) {
      assertThat(judge(ending, Asked.PRESENTED).verdict()).isEqualTo(INCONCLUSIVE);
    }
  }

  @Test
  void saysThatTheServerAskedForNoCertificate() {
    Attempt attempt = judge(new Ending.Answered(200, "", ""), Asked.NO);
    assertThat(attempt.verdict()).isEqualTo(ACCEPTED);
    assertThat(attempt.certificateRequested()).isFalse();
    assertThat(attempt.detail()).isEqualTo("HTTP 200; server asked for no certificate");
  }

  @Test
  void takesNoRefusalForGrantedOfACertificateThatWasNotPresented() {
    Attempt attempt = judge(new Ending.Alert("certificate_required"), Asked.UNFIT);
    assertThat(attempt.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(attempt.detail()).contains("this key can not sign for");
  }
}
