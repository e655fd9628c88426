package dev.interlock.agent.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.backends.ThrowAwayIdentity;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class TrustTextTest {
  private final ThrowAwayIdentity client = ThrowAwayIdentity.create("a", Clock.systemUTC());

  /** So nobody has its private key: whoever had it could take logarithms of any point. */
  @Test
  void nobodysKeyIsTheHashOfASentence() throws Exception {
    var certificate = TrustText.of("").certificates().getFirst();
    var point = ((ECPublicKey) certificate.getPublicKey()).getW();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest("Interlock trusts nobody 0".getBytes(UTF_8));
    assertThat(point.getAffineX()).isEqualTo(new BigInteger(1, hash));
  }

  @Test
  void reportsNoCertificateWhenItTrustsNobody() {
    assertThat(TrustText.of(" \n").fingerprints()).isEmpty();
    assertThat(TrustText.of(TrustText.of("").pem()).fingerprints()).isEmpty();
  }

  @Test
  void holdsNoEmptyLineWhichWouldEndAPayloadOfHaproxy() {
    String loose = client.pem().replace("\n", " \r\n\r\n");
    assertThat(TrustText.of(loose).pem()).isEqualTo(client.pem());
    assertThat(TrustText.of(loose).fingerprints()).containsExactly(client.fingerprint());
  }
}
