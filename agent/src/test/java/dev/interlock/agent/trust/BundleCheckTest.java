package dev.interlock.agent.trust;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.backends.ClientDraft;
import dev.interlock.backends.ThrowAwayAuthority;
import dev.interlock.backends.ThrowAwayIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BundleCheckTest {
  private static final Instant NOW = Instant.now();

  private final String a = ThrowAwayIdentity.create("a", Clock.systemUTC()).pem();
  private final ThrowAwayAuthority authority = ThrowAwayAuthority.create("root", Clock.systemUTC());

  private static void require(String present, String next) throws BundleRefused {
    BundleCheck.require(present, TrustText.of(next), NOW);
  }

  private static String sameSubject() throws Exception {
    return Files.readString(
        Path.of(
            BundleCheckTest.class
                .getResource("/dev/interlock/agent/install/same-subject.pem")
                .toURI()));
  }

  @Test
  void passesCertificatesThatVerify() {
    assertThatCode(() -> require("", a + authority.sign("b").pem() + authority.pem()))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesACertificateThatAnotherShadows() throws Exception {
    String both = sameSubject();
    assertThatThrownBy(() -> require(a, both))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContaining("has the subject of certificate 1");
  }

  @Test
  void refusesALeafWithoutItsAuthorities() {
    assertThatThrownBy(() -> require(a, a + authority.sign("b").pem()))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContaining("is not self-signed");
  }

  @Test
  void refusesWhatServersCannotRead() {
    String broken = "-----BEGIN CERTIFICATE-----\nbm90\n-----END CERTIFICATE-----\n";
    assertThatThrownBy(() -> require(a, a + broken)).isInstanceOf(BundleRefused.class);
    assertThatThrownBy(() -> require(a + broken, a + broken)).isInstanceOf(BundleRefused.class);
    assertThatThrownBy(() -> require(a, "nonsense")).isInstanceOf(BundleRefused.class);
  }

  @Test
  void passesWhatIsWrongAlready() throws Exception {
    String both = sameSubject();
    assertThatCode(() -> require(both, both + a)).doesNotThrowAnyException();
  }

  @Test
  void passesAnExpiredCertificateWhichNobodyPresents() {
    var keys = ThrowAwayIdentity.create("old", Clock.systemUTC());
    String expired =
        authority
            .sign(
                ClientDraft.of("CN=old", keyPair(), NOW)
                    .valid(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))))
            .pem();
    assertThatCode(() -> require("", keys.pem() + expired)).doesNotThrowAnyException();
  }

  private static KeyPair keyPair() {
    try {
      return KeyPairGenerator.getInstance("EC").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
