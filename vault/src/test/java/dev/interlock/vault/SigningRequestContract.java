package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a vault does with keys whose certificates others sign. */
interface SigningRequestContract extends VaultUnderTest {
  @ParameterizedTest
  @EnumSource(names = {"RSA_2048", "P_256", "P_384", "P_521"})
  default void asksForACertificateAndTakesInTheOneThatWasSigned(KeyAlgorithm algorithm)
      throws Exception {
    PendingCertificate pending = request("a1b2c3", "CN=gateway,O=Example", algorithm);
    var request = new JcaPKCS10CertificationRequest(pending.request());
    assertThat(
            request.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(request.getPublicKey())))
        .isTrue();
    assertThat(request.getSubject()).hasToString("O=Example,CN=gateway");
    assertThat(ExtendedKeyUsage.fromExtensions(request.getRequestedExtensions()).getUsages())
        .containsExactly(KeyPurposeId.id_kp_clientAuth);
    assertThat(KeyAlgorithm.of(pending.publicKey())).isEqualTo(algorithm);

    X509Certificate signed = Signed.AUTHORITY.certify(pending.pem());
    IssuedCertificate completed = vault().complete("a1b2c3", Signed.chain(signed));
    assertThat(completed.certificate()).isEqualTo(signed);
    assertThat(vault().complete("a1b2c3", Signed.chain(signed))).as("again").isEqualTo(completed);
    X509ExtendedKeyManager keys = vault().keyManager(completed.keyHandle());
    assertThat(TlsServer.trusting(Signed.AUTHORITY.chain().getLast()).seesFrom(keys, "TLSv1.3"))
        .isEqualTo(signed);
  }

  @Test
  default void asksOnceForOneCertificate() {
    PendingCertificate first = request("a1b2c3", "CN=gateway", KeyAlgorithm.P_256);
    assertThat(request("a1b2c3", "CN=gateway", KeyAlgorithm.P_256).pem()).isEqualTo(first.pem());
  }

  @Test
  default void usesNoKeyWhoseCertificateIsNotSignedYet() {
    PendingCertificate pending = request("a1b2c3", "CN=gateway", KeyAlgorithm.P_256);
    assertThatExceptionOfType(NotSignedYet.class)
        .isThrownBy(() -> vault().keyManager(pending.keyHandle()))
        .withMessageContaining(pending.keyHandle());
  }

  @Test
  default void refusesACertificateThatWasSignedForAnotherRequest() {
    request("one", "CN=gateway", KeyAlgorithm.P_256);
    X509Certificate other =
        Signed.AUTHORITY.certify(request("other", "CN=gateway", KeyAlgorithm.P_256).pem());

    assertThatExceptionOfType(KeyMismatch.class)
        .isThrownBy(() -> vault().complete("one", Signed.chain(other)));
    assertThatExceptionOfType(UnknownKey.class)
        .isThrownBy(() -> vault().complete("nowhere", Signed.chain(other)));
  }

  @Test
  default void refusesASecondCertificateForTheSameKey() {
    PendingCertificate pending = request("a1b2c3", "CN=gateway", KeyAlgorithm.P_256);
    vault().complete("a1b2c3", Signed.chain(Signed.AUTHORITY.certify(pending.pem())));

    X509Certificate second = Signed.AUTHORITY.certify(pending.pem());
    assertThatExceptionOfType(IssuedDifferently.class)
        .isThrownBy(() -> vault().complete("a1b2c3", Signed.chain(second)));
  }

  @Test
  default void destroysAKeyThatIsStillWaiting() {
    PendingCertificate pending = request("a1b2c3", "CN=gateway", KeyAlgorithm.P_256);
    vault().destroy(pending.keyHandle());

    X509Certificate late = Signed.AUTHORITY.certify(pending.pem());
    assertThatExceptionOfType(KeyDestroyed.class)
        .isThrownBy(() -> vault().complete("a1b2c3", Signed.chain(late)));
  }

  private PendingCertificate request(String id, String subject, KeyAlgorithm algorithm) {
    return vault().request(new SigningRequest(id, new X500Principal(subject), algorithm));
  }
}
