package dev.interlock.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.Event;
import dev.interlock.contract.StageEvent.StageCreated;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EnvelopesTest {
  private static final Event EVENT =
      new CertificateDeleted("a1b2c3", Instant.parse("2026-01-01T00:00:00Z"));

  @Test
  void anEventComesOutAsItWentIn() {
    Envelope read = Envelopes.read(Envelopes.write(stored()));
    assertThat(Envelopes.event(read)).isEqualTo(EVENT);
    assertThat(read.subject()).isEqualTo("a1b2c3");
    assertThat(read.position()).isEqualTo(7);
  }

  @Test
  void anUnknownTypeIsUnreadable() {
    assertUnreadable(json().replace("certificate-deleted", "certificate-launched"), "launched");
  }

  @Test
  void aNewerRevisionIsUnreadable() {
    assertUnreadable(json().replace("\"revision\":1", "\"revision\":2"), "revision 2");
  }

  @Test
  void whatIsNoEnvelopeIsUnreadable() {
    assertUnreadable("not json", "not JSON");
    assertUnreadable("{}", "envelope");
    assertThatThrownBy(() -> Envelopes.read(null)).isInstanceOf(UnreadableMessage.class);
  }

  @Test
  void membersThatThisBuildDoesNotKnowAreIgnored() {
    String newer = json().replace("\"data\":{", "\"data\":{\"mood\":\"good\",");
    assertThat(Envelopes.event(Envelopes.read(newer.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(EVENT);
  }

  @Test
  void anEventOfBeforeItsTypeHadSettingsHasNone() {
    String older =
        """
        {"stage":{"restApiId":"a","stageName":"s"},"deploymentId":"d","variables":{},"tags":{},
         "at":"2026-01-01T00:00:00Z"}""";
    Envelope read = Envelopes.stored("stage-created", 1, "e-1", "a/s", 7, 0, older);
    assertThat(Envelopes.event(read))
        .isInstanceOfSatisfying(
            StageCreated.class, created -> assertThat(created.settings()).isEmpty());
  }

  private static Envelope stored() {
    String payload = Json.mapper().writeValueAsString(EVENT);
    return Envelopes.stored("certificate-deleted", 1, "e-1", EVENT.aggregateId(), 7, 3, payload);
  }

  private static String json() {
    return new String(Envelopes.write(stored()), StandardCharsets.UTF_8);
  }

  private static void assertUnreadable(String json, String reason) {
    assertThatThrownBy(() -> Envelopes.event(Envelopes.read(json.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining(reason);
  }
}
