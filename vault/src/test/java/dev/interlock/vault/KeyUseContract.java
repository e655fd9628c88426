package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How servers see the keys of every {@link KeyVault}. */
interface KeyUseContract extends VaultUnderTest {

  @ParameterizedTest
  @CsvSource({"TLSv1.3, RSA_2048", "TLSv1.2, RSA_2048", "TLSv1.3, P_256", "TLSv1.2, P_256"})
  default void presentsTheCertificateToAServerThatAsks(String protocol, KeyAlgorithm algorithm)
      throws Exception {
    IssuedCertificate issued = vault().issue(request("a1b2c3", algorithm));
    X509ExtendedKeyManager keys = vault().keyManager(issued.keyHandle());

    assertThat(TlsServer.trusting(issued.certificate()).seesFrom(keys, protocol))
        .isEqualTo(issued.certificate());
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3", "TLSv1.2"})
  default void presentsTheCertificateAlsoToAServerThatRefusesIt(String protocol) throws Exception {
    IssuedCertificate trusted = certificate("trusted");
    IssuedCertificate other = certificate("other");
    X509ExtendedKeyManager keys = vault().keyManager(other.keyHandle());

    assertThatThrownBy(() -> TlsServer.trusting(trusted.certificate()).seesFrom(keys, protocol))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("certification path");
  }

  @Test
  default void offersNoCertificateOnTheServersSide() {
    X509ExtendedKeyManager keys = vault().keyManager(certificate("a1b2c3").keyHandle());

    assertThat(keys.getServerAliases("EC", null)).isNull();
    assertThat(keys.chooseServerAlias("EC", null, null)).isNull();
    assertThat(keys.chooseEngineServerAlias("EC", null, null)).isNull();
    assertThat(keys.getPrivateKey("another")).isNull();
  }

  @Test
  default void isVerifiedByOpenSslInEitherOrderOfTheTrustFile(@TempDir Path folder)
      throws Exception {
    OpenSsl openSsl = new OpenSsl(folder);
    IssuedCertificate old = certificate("old");
    IssuedCertificate fresh = certificate("fresh");

    for (IssuedCertificate client : List.of(old, fresh)) {
      assertThat(openSsl.verifyClient(client, old, fresh)).endsWith(": OK\n");
      assertThat(openSsl.verifyClient(client, fresh, old)).endsWith(": OK\n");
    }
    assertThat(openSsl.verifyClient(old, fresh)).contains("error");
  }
}
