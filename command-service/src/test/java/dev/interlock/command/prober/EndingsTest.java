package dev.interlock.command.prober;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.prober.Observation.Ending;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages are those that JDK 21 and 25 gave against real servers. */
class EndingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Received fatal alert: certificate_required",
        "(certificate_required) Received fatal alert: certificate_required"
      })
  void readsTheNameOfAnAlertOfTheServer(String message) {
    assertThat(Endings.of(new SSLHandshakeException(message)))
        .isEqualTo(new Ending.Alert("certificate_required"));
  }

  @Test
  void readsAnAlertThatIsTheCauseOfAnotherFailure() {
    var failure =
        new SSLException(
            "readHandshakeRecord", new SSLException("Received fatal alert: unknown_ca"));
    assertThat(Endings.of(failure)).isEqualTo(new Ending.Alert("unknown_ca"));
  }

  @Test
  void doesNotTakeAnAlertOfOurOwnForOneOfTheServer() {
    assertThat(
            Endings.of(
                new SSLHandshakeException("(certificate_unknown) PKIX path building failed")))
        .isInstanceOf(Ending.Broke.class);
  }

  @Test
  void seesThatTheServerSpeaksAnotherVersion() {
    assertThat(
            Endings.of(
                new SSLHandshakeException(
                    "(protocol_version) The server selected protocol version TLS12 is not accepted"
                        + " by client preferences [TLS13]")))
        .isEqualTo(new Ending.OtherVersion());
  }

  @Test
  void seesThatTheServerClosedTheConnection() {
    var terminated = new SSLHandshakeException("Remote host terminated the handshake");
    terminated.initCause(new EOFException("SSL peer shut down incorrectly"));
    for (IOException failure :
        new IOException[] {
          terminated,
          new SSLException("readHandshakeRecord", new SocketException("Broken pipe")),
          new SocketException("Connection reset"),
          new SocketException("Connection reset by peer"),
          new NoHttpResponseException("127.0.0.1:8443 failed to respond")
        }) {
      assertThat(Endings.of(failure)).isEqualTo(new Ending.Closed());
    }
  }

  @Test
  void doesNotTakeAConnectionThatWeClosedForOneThatTheServerClosed() {
    assertThat(Endings.of(new SocketException("Closed by interrupt")))
        .isInstanceOf(Ending.Broke.class);
    assertThat(Endings.of(new SocketException("Socket closed"))).isInstanceOf(Ending.Broke.class);
  }

  @Test
  void seesThatTheServerDidNotAnswerInTime() {
    assertThat(Endings.of(new SocketTimeoutException("Read timed out")))
        .isEqualTo(new Ending.TimedOut());
  }

  @Test
  void namesWhatItDoesNotKnow() {
    assertThat(Endings.of(new SSLException("Unsupported or unrecognized SSL message")))
        .isEqualTo(
            new Ending.Broke(
                "javax.net.ssl.SSLException: Unsupported or unrecognized SSL message"));
  }
}
