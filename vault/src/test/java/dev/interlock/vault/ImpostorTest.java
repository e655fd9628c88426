package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLHandshakeException;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpostorTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @ParameterizedTest
  @CsvSource({"RSA, 2048", "EC, 256", "EC, 384"})
  void resemblesTheGenuineInAllButTheKey(String algorithm, int bits) throws Exception {
    X509Certificate genuine = genuine(new KeyKind(algorithm, bits));
    X509Certificate impostor = Impostor.of(genuine, RANDOM).certificate();

    assertThat(impostor.getSubjectX500Principal().getEncoded())
        .isEqualTo(genuine.getSubjectX500Principal().getEncoded());
    assertThat(impostor.getSerialNumber()).isEqualTo(genuine.getSerialNumber());
    assertThat(impostor.getNotBefore()).isEqualTo(genuine.getNotBefore());
    assertThat(impostor.getNotAfter()).isEqualTo(genuine.getNotAfter());
    assertThat(KeyKind.of(impostor.getPublicKey())).isEqualTo(KeyKind.of(genuine.getPublicKey()));
    assertThat(impostor.getPublicKey()).isNotEqualTo(genuine.getPublicKey());
    impostor.verify(impostor.getPublicKey());
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2", "TLSv1.3"})
  void isRefusedByAServerThatTrustsTheGenuine(String protocol) throws Exception {
    X509Certificate genuine = genuine(KeyAlgorithm.P_256.kind());
    Impostor impostor = Impostor.of(genuine, RANDOM);

    assertThatThrownBy(() -> TlsServer.trusting(genuine).seesFrom(impostor.keyManager(), protocol))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("PKIX path");
  }

  @Test
  void isLetInByAServerThatChecksOnlyTheName() throws Exception {
    X509Certificate genuine = genuine(KeyAlgorithm.P_256.kind());
    Impostor impostor = Impostor.of(genuine, RANDOM);

    assertThat(TlsServer.checkingOnlyTheNameOf(genuine).seesFrom(impostor.keyManager(), "TLSv1.3"))
        .isEqualTo(impostor.certificate());
  }

  @Test
  void isAnotherOneEachTime() {
    X509Certificate genuine = genuine(KeyAlgorithm.P_256.kind());

    assertThat(Impostor.of(genuine, RANDOM).certificate())
        .isNotEqualTo(Impostor.of(genuine, RANDOM).certificate());
  }

  @Test
  void printsOnlyTheName() {
    assertThat(Impostor.of(genuine(KeyAlgorithm.P_256.kind()), RANDOM))
        .hasToString("Impostor[CN=genuine, L=Seattle, C=US]");
  }

  private static X509Certificate genuine(KeyKind kind) {
    X500Name name = X500Name.getInstance(ClientProfile.INTERLOCK.subject("genuine"));
    return CertificateSigner.selfSign(
        ClientProfile.INTERLOCK,
        kind.generate(RANDOM),
        new CertificateFields(
            name,
            name,
            BigInteger.valueOf(4711),
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2036-01-01T00:00:00Z")),
        RANDOM);
  }
}
