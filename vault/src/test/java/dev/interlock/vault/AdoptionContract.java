package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.backends.ThrowAwayIdentity;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vault does with keys that were made elsewhere. */
interface AdoptionContract extends VaultUnderTest {
  @Test
  default void takesInACertificateThatAnotherAuthoritySignedAndPresentsItsChain() throws Exception {
    ThrowAwayIdentity client = Signed.AUTHORITY.sign("gateway");
    IssuedCertificate adopted = adopt("a1b2c3", client);

    assertThat(adopted.certificate()).isEqualTo(client.certificate());
    assertThat(adopted.authorities()).isEqualTo(Signed.AUTHORITY.chain());
    X509ExtendedKeyManager keys = vault().keyManager(adopted.keyHandle());
    assertThat(keys.getCertificateChain(adopted.keyHandle()))
        .as("without the root")
        .containsExactly(client.certificate(), Signed.AUTHORITY.chain().getFirst());
    assertThat(TlsServer.trusting(Signed.AUTHORITY.chain().getLast()).seesFrom(keys, "TLSv1.3"))
        .isEqualTo(client.certificate());
  }

  @ParameterizedTest
  @CsvSource({"RSA, 2048", "RSA, 3072", "EC, 256", "EC, 384", "EC, 521"})
  default void takesInAKeyOfEachKind(String algorithm, int bits) throws Exception {
    KeyPair pair = new KeyKind(algorithm, bits).generate(new SecureRandom());
    IssuedCertificate adopted = adopt("a1b2c3", Signed.AUTHORITY.sign("gateway", pair));

    assertThat(privateKey(adopted)).isEqualTo(pair.getPrivate());
    assertThat(everythingStored()).doesNotContain(SecretBytes.writingsOf(pair.getPrivate()));
  }

  @Test
  default void takesInOneCertificateForOneId() {
    ThrowAwayIdentity client = Signed.AUTHORITY.sign("gateway");
    IssuedCertificate adopted = adopt("a1b2c3", client);
    assertThat(adopt("a1b2c3", client)).as("again").isEqualTo(adopted);
    assertThatExceptionOfType(IssuedDifferently.class)
        .isThrownBy(() -> adopt("a1b2c3", Signed.AUTHORITY.sign("gateway")))
        .withMessageContaining("a1b2c3");

    vault().destroy(adopted.keyHandle());
    assertThatExceptionOfType(KeyDestroyed.class).isThrownBy(() -> adopt("a1b2c3", client));
  }

  @Test
  default void takesInCertificatesOfOneSubject() {
    assertThat(adopt("one", Signed.AUTHORITY.sign("gateway")).keyHandle())
        .isNotEqualTo(adopt("other", Signed.AUTHORITY.sign("gateway")).keyHandle());
  }

  @Test
  default void refusesAKeyThatIsNotThatOfTheCertificate() {
    ThrowAwayIdentity client = Signed.AUTHORITY.sign("gateway");
    for (ThrowAwayIdentity other :
        List.of(
            Signed.AUTHORITY.sign("gateway"),
            Signed.AUTHORITY.sign(
                "gateway", new KeyKind("EC", 384).generate(new SecureRandom())))) {
      assertThatExceptionOfType(KeyMismatch.class)
          .isThrownBy(
              () -> vault().adopt("a1b2c3", Signed.chain(client.certificate()), Signed.key(other)))
          .withMessageContaining("a1b2c3");
    }
    assertThat(everythingStored()).doesNotContain("a1b2c3");
  }

  @ParameterizedTest
  @CsvSource({"RSA, 2048", "EC, 256"})
  default void readsTheTraditionalFormsOfKeys(String algorithm, int bits) throws Exception {
    KeyPair pair = new KeyKind(algorithm, bits).generate(new SecureRandom());
    List<X509Certificate> chain =
        Signed.chain(Signed.AUTHORITY.sign("gateway", pair).certificate());

    String pem = Signed.parametersOfP256() + Signed.traditional(pair.getPrivate());
    assertThat(pem).contains("-----BEGIN " + algorithm + " PRIVATE KEY-----");
    assertThat(privateKey(vault().adopt("a1b2c3", chain, new Secret(pem))))
        .isEqualTo(pair.getPrivate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-----BEGIN PRIVATE KEY-----\nMHcCAQEEIAAA\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nMHcCAQEEIAAA",
        "-----BEGIN EC PRIVATE KEY-----\n!MHcCAQEEIAAA\n-----END EC PRIVATE KEY-----"
      })
  default void refusesWhatIsNoPrivateKeyAndQuotesNothingOfIt(String text) {
    assertThatExceptionOfType(NotAPrivateKey.class)
        .isThrownBy(() -> vault().adopt("a1b2c3", ofSomebody(), new Secret(text)))
        .withMessageContaining("openssl pkey -in key.pem")
        .withNoCause()
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("MHcC"));
    assertThat(everythingStored()).doesNotContain("a1b2c3");
  }

  @Test
  default void refusesAnEncryptedKeyAndSaysHowToDecryptIt() throws Exception {
    for (String pem : Signed.encrypted(Signed.AUTHORITY.sign("gateway"))) {
      assertThatExceptionOfType(NotAPrivateKey.class)
          .isThrownBy(() -> vault().adopt("a1b2c3", ofSomebody(), new Secret(pem)))
          .withMessageContaining("it is encrypted; decrypt it first");
    }
  }

  private static List<X509Certificate> ofSomebody() {
    return Signed.chain(Signed.AUTHORITY.sign("gateway").certificate());
  }

  private IssuedCertificate adopt(String id, ThrowAwayIdentity client) {
    return vault().adopt(id, Signed.chain(client.certificate()), Signed.key(client));
  }
}
