package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionOperations;

/** What every {@link KeyVault} does. An implementation's test extends this on an empty vault. */
public abstract class KeyVaultContract {
  private static final Instant NOT_BEFORE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOT_AFTER = Instant.parse("2036-01-01T00:00:00Z");

  /** The vault under test. */
  protected abstract KeyVault vault();

  /** The clock that the vault was given. */
  protected abstract TestClock clock();

  /** Transactions that the vault takes part in, READ COMMITTED. */
  protected abstract TransactionOperations transactions();

  /** All that the vault has stored, bytes as lower-case hexadecimal digits. */
  protected abstract String everythingStored();

  /** A valid request with a common name of its own. */
  protected static CertificateRequest request(String id, KeyAlgorithm algorithm) {
    return CertificateRequest.of(id, algorithm, NOT_BEFORE, NOT_AFTER);
  }

  /** Issues a certificate with a key that is quick to make. */
  protected IssuedCertificate certificate(String id) {
    return vault().issue(request(id, KeyAlgorithm.P_256));
  }

  private IssuedCertificate awsCertificate(String id) {
    return vault()
        .issue(CertificateRequest.aws(id, NOT_BEFORE, NOT_BEFORE.plus(Duration.ofDays(365))));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** The key that the vault would never show. */
  protected PrivateKey privateKey(IssuedCertificate issued) {
    return privateKey(vault().keyManager(issued.keyHandle()));
  }

  private static PrivateKey privateKey(X509ExtendedKeyManager keyManager) {
    String[] aliases = keyManager.getClientAliases("any", null);
    return keyManager.getPrivateKey(aliases[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_2048, SHA256withRSA, 2048",
    "RSA_3072, SHA256withRSA, 3072",
    "RSA_4096, SHA256withRSA, 4096",
    "P_256, SHA256withECDSA, 256",
    "P_384, SHA384withECDSA, 384",
    "P_521, SHA512withECDSA, 521"
  })
  void selfSignsWithTheHashOfTheKeysStrength(KeyAlgorithm algorithm, String signature, int bits)
      throws Exception {
    X509Certificate issued = vault().issue(request("a1b2c3", algorithm)).certificate();

    assertThat(issued.getSigAlgName()).isEqualTo(signature);
    assertThat(KeyKind.of(issued.getPublicKey()).bits()).isEqualTo(bits);
    issued.verify(issued.getPublicKey());
  }

  @Test
  void issuesTheClientProfile() throws Exception {
    X509Certificate issued = certificate("a1b2c3").certificate();

    assertThat(issued.getVersion()).isEqualTo(3);
    assertThat(issued.getSubjectX500Principal().getName())
        .isEqualTo("CN=ApiGateway-a1b2c3,L=Seattle,C=US");
    assertThat(issued.getIssuerX500Principal()).isEqualTo(issued.getSubjectX500Principal());
    assertThat(issued.getNotBefore()).isEqualTo(Date.from(NOT_BEFORE));
    assertThat(issued.getNotAfter()).isEqualTo(Date.from(NOT_AFTER));
    assertThat(issued.getBasicConstraints()).as("no CA").isEqualTo(-1);
    assertThat(issued.getKeyUsage()).startsWith(true, false).containsOnlyOnce(true);
    assertThat(issued.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(issued.getCriticalExtensionOIDs())
        .containsExactlyInAnyOrder(Extension.keyUsage.getId(), Extension.basicConstraints.getId());
    var extensions = new JcaX509CertificateHolder(issued).getExtensions();
    assertThat(AuthorityKeyIdentifier.fromExtensions(extensions).getKeyIdentifierOctets())
        .hasSize(20)
        .isEqualTo(SubjectKeyIdentifier.fromExtensions(extensions).getKeyIdentifier());
  }

  @Test
  void issuesTheProfileOfAwsToTheByte() throws Exception {
    X509Certificate issued = awsCertificate("a1b2c3").certificate();

    // C, L and CN, each a PrintableString, whose tag is 13.
    assertThat(hex(issued.getSubjectX500Principal().getEncoded()))
        .isEqualTo(
            "3034310b3009060355040613025553"
                + "3110300e0603550407130753656174746c65"
                + "311330110603550403130a41706947617465776179");
    assertThat(issued.getIssuerX500Principal()).isEqualTo(issued.getSubjectX500Principal());
    assertThat(issued.getVersion()).isEqualTo(3);
    assertThat(issued.getCriticalExtensionOIDs()).as("no extension").isNull();
    assertThat(issued.getSigAlgName()).isEqualTo("SHA256withRSA");
    assertThat(KeyKind.of(issued.getPublicKey())).isEqualTo(new KeyKind("RSA", 2048));
    assertThat(issued.getSerialNumber().bitLength()).isBetween(1, 64);
  }

  /** Serials of two certificates of API Gateway, and how their PEM begins: with their size. */
  @ParameterizedTest
  @CsvSource({"ec80b9a3bed5dd4e, MIIC6TCC", "640832718a8346a4, MIIC6DCC"})
  void theProfileOfAwsHasTheSizeThatApiGatewaysHave(String serial, String start) {
    CertificateRequest request =
        new CertificateRequest(
            "a1b2c3",
            ClientProfile.AWS,
            "ApiGateway",
            KeyAlgorithm.RSA_2048,
            NOT_BEFORE,
            NOT_AFTER,
            new BigInteger(serial, 16));

    assertThat(vault().issue(request).pem().lines().toList().get(1)).startsWith(start);
  }

  @Test
  void issuesTheProfileOfAwsAsOftenAsAsked() {
    assertThat(awsCertificate("one").certificate().getSubjectX500Principal())
        .isEqualTo(awsCertificate("other").certificate().getSubjectX500Principal());
    assertThat(awsCertificate("one")).isEqualTo(awsCertificate("one"));
    assertThatExceptionOfType(IssuedDifferently.class)
        .isThrownBy(() -> vault().issue(request("one", KeyAlgorithm.RSA_2048)))
        .satisfies(
            refusal -> assertThat(refusal.differences()).startsWith("profile", "commonName"));
  }

  @Test
  void takesTheSerialOfTheRequest() {
    IssuedCertificate issued = vault().issue(withSerial("a1b2c3", BigInteger.valueOf(4711)));

    assertThat(issued.certificate().getSerialNumber()).isEqualTo(4711);
  }

  @Test
  void drawsAnotherSerialAndKeyForEachCertificate() {
    IssuedCertificate one = certificate("one");
    IssuedCertificate other = certificate("other");

    assertThat(one.certificate().getSerialNumber())
        .isNotEqualTo(other.certificate().getSerialNumber());
    assertThat(one.spkiHash()).isNotEqualTo(other.spkiHash());
    assertThat(one.keyHandle()).isNotEqualTo(other.keyHandle());
  }

  @Test
  void returnsTheFirstCertificateWhenTheRequestIsRepeated() {
    IssuedCertificate first = certificate("a1b2c3");

    assertThat(certificate("a1b2c3")).isEqualTo(first);
    assertThat(privateKey(first)).isEqualTo(privateKey(first));
  }

  @Test
  void refusesAnotherRequestForAnIssuedCertificate() {
    certificate("a1b2c3");

    CertificateRequest other =
        new CertificateRequest(
            "a1b2c3",
            ClientProfile.INTERLOCK,
            "another",
            KeyAlgorithm.RSA_2048,
            NOT_BEFORE.plusSeconds(1),
            NOT_AFTER.plusSeconds(1),
            BigInteger.ONE);
    assertThatExceptionOfType(IssuedDifferently.class)
        .isThrownBy(() -> vault().issue(other))
        .withMessageContaining("a1b2c3")
        .satisfies(
            refusal ->
                assertThat(refusal.differences())
                    .containsExactly(
                        "commonName", "keyAlgorithm", "notBefore", "notAfter", "serial"));
  }

  @Test
  void refusesASubjectThatAnotherCertificateHas() {
    certificate("a1b2c3");

    CertificateRequest shadow =
        new CertificateRequest(
            "other",
            ClientProfile.INTERLOCK,
            "ApiGateway-a1b2c3",
            KeyAlgorithm.P_256,
            NOT_BEFORE,
            NOT_AFTER,
            null);
    assertThatExceptionOfType(SubjectTaken.class)
        .isThrownBy(() -> vault().issue(shadow))
        .withMessageContaining("ApiGateway-a1b2c3");
  }

  @Test
  void givesConcurrentCallsOneAndTheSameCertificate() throws Exception {
    int callers = 6;
    CyclicBarrier start = new CyclicBarrier(callers);
    try (ExecutorService pool = Executors.newFixedThreadPool(callers)) {
      List<Future<IssuedCertificate>> calls = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        calls.add(
            pool.submit(
                () -> {
                  start.await();
                  return certificate("a1b2c3");
                }));
      }
      IssuedCertificate winner = calls.getFirst().get();
      for (Future<IssuedCertificate> call : calls) {
        assertThat(call.get()).isEqualTo(winner);
      }
    }
  }

  @Test
  void forgetsAKeyWhoseTransactionIsRolledBack() {
    List<IssuedCertificate> rolledBack = new ArrayList<>();
    transactions()
        .executeWithoutResult(
            transaction -> {
              rolledBack.add(certificate("a1b2c3"));
              transaction.setRollbackOnly();
            });

    String handle = rolledBack.getFirst().keyHandle();
    assertThatExceptionOfType(UnknownKey.class)
        .isThrownBy(() -> vault().keyManager(handle))
        .withMessageContaining(handle);
    assertThat(certificate("a1b2c3")).isNotEqualTo(rolledBack.getFirst());
  }

  @Test
  void keepsAKeyWhoseDestructionIsRolledBack() {
    IssuedCertificate issued = certificate("a1b2c3");
    transactions()
        .executeWithoutResult(
            transaction -> {
              vault().destroy(issued.keyHandle());
              transaction.setRollbackOnly();
            });

    assertThat(vault().keyManager(issued.keyHandle())).isNotNull();
  }

  @Test
  void neverUsesADestroyedKey() {
    IssuedCertificate issued = certificate("a1b2c3");
    Instant now = clock().instant();

    assertThat(vault().destroy(issued.keyHandle()))
        .isEqualTo(new Destruction(issued.keyHandle(), now));

    assertThatExceptionOfType(KeyDestroyed.class)
        .isThrownBy(() -> vault().keyManager(issued.keyHandle()))
        .withMessageContaining(issued.keyHandle())
        .satisfies(refusal -> assertThat(refusal.destroyedAt()).isEqualTo(now));
    assertThatExceptionOfType(KeyDestroyed.class).isThrownBy(() -> certificate("a1b2c3"));
  }

  @Test
  void destroysOnceHoweverOftenItIsAsked() {
    IssuedCertificate issued = certificate("a1b2c3");
    Destruction first = vault().destroy(issued.keyHandle());
    clock().passes(Duration.ofHours(1));

    assertThat(vault().destroy(issued.keyHandle())).isEqualTo(first);
  }

  @Test
  void namesAHandleThatItNeverGaveOut() {
    assertThatExceptionOfType(UnknownKey.class)
        .isThrownBy(() -> vault().keyManager("nowhere"))
        .withMessageContaining("nowhere");
    assertThatExceptionOfType(UnknownKey.class)
        .isThrownBy(() -> vault().destroy("nowhere"))
        .satisfies(refusal -> assertThat(refusal.keyHandle()).isEqualTo("nowhere"));
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3, RSA_2048", "TLSv1.2, RSA_2048", "TLSv1.3, P_256", "TLSv1.2, P_256"})
  void presentsTheCertificateToAServerThatAsks(String protocol, KeyAlgorithm algorithm)
      throws Exception {
    IssuedCertificate issued = vault().issue(request("a1b2c3", algorithm));
    X509ExtendedKeyManager keys = vault().keyManager(issued.keyHandle());

    assertThat(TlsServer.trusting(issued.certificate()).seesFrom(keys, protocol))
        .isEqualTo(issued.certificate());
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3", "TLSv1.2"})
  void presentsTheCertificateAlsoToAServerThatRefusesIt(String protocol) throws Exception {
    IssuedCertificate trusted = certificate("trusted");
    IssuedCertificate other = certificate("other");
    X509ExtendedKeyManager keys = vault().keyManager(other.keyHandle());

    assertThatThrownBy(() -> TlsServer.trusting(trusted.certificate()).seesFrom(keys, protocol))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("certification path");
  }

  @Test
  void offersNoCertificateOnTheServersSide() {
    X509ExtendedKeyManager keys = vault().keyManager(certificate("a1b2c3").keyHandle());

    assertThat(keys.getServerAliases("EC", null)).isNull();
    assertThat(keys.chooseServerAlias("EC", null, null)).isNull();
    assertThat(keys.chooseEngineServerAlias("EC", null, null)).isNull();
    assertThat(keys.getPrivateKey("another")).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void isVerifiedByOpenSslInEitherOrderOfTheTrustFile(KeyAlgorithm algorithm, @TempDir Path folder)
      throws Exception {
    OpenSsl openSsl = new OpenSsl(folder);
    IssuedCertificate old = vault().issue(request("old", algorithm));
    IssuedCertificate fresh = vault().issue(request("fresh", algorithm));

    for (IssuedCertificate client : List.of(old, fresh)) {
      assertThat(openSsl.verifyClient(client, old, fresh)).endsWith(": OK\n");
      assertThat(openSsl.verifyClient(client, fresh, old)).endsWith(": OK\n");
    }
    assertThat(openSsl.verifyClient(old, fresh)).contains("error");
  }

  /** Why choosing that profile is warned of. */
  @Test
  void ofTwoOfTheProfileOfAwsOpenSslVerifiesOnlyTheFirstInTheTrustFile(@TempDir Path folder)
      throws Exception {
    OpenSsl openSsl = new OpenSsl(folder);
    IssuedCertificate old = awsCertificate("old");
    IssuedCertificate fresh = awsCertificate("fresh");
    IssuedCertificate successor = certificate("successor");

    assertThat(openSsl.verifyClient(old, old, fresh)).endsWith(": OK\n");
    assertThat(openSsl.verifyClient(fresh, old, fresh)).contains("error 18");
    assertThat(openSsl.verifyClient(fresh, fresh, old)).endsWith(": OK\n");
    assertThat(openSsl.verifyClient(old, fresh, old)).contains("error 18");
    for (IssuedCertificate client : List.of(old, successor)) {
      assertThat(openSsl.verifyClient(client, old, successor)).endsWith(": OK\n");
      assertThat(openSsl.verifyClient(client, successor, old)).endsWith(": OK\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"RSA_2048", "P_256"})
  void storesNoBareKey(KeyAlgorithm algorithm) {
    IssuedCertificate issued = vault().issue(request("a1b2c3", algorithm));
    PrivateKey secret = privateKey(issued);

    String stored = everythingStored();
    assertThat(stored)
        .as("the search can find")
        .containsAnyOf(SecretBytes.writingsOf(issued.der()).toArray(String[]::new));
    assertThat(stored).doesNotContain(SecretBytes.writingsOf(secret));
  }

  @Test
  void printsNoKey() {
    IssuedCertificate issued = certificate("a1b2c3");
    X509ExtendedKeyManager keys = vault().keyManager(issued.keyHandle());
    List<String> secrets = SecretBytes.writingsOf(privateKey(keys));

    assertThat(issued.toString()).doesNotContain(secrets);
    assertThat(keys.toString()).doesNotContain(secrets);
    assertThat(vault().toString()).doesNotContain(secrets);
    assertThat(vault().destroy(issued.keyHandle()).toString()).doesNotContain(secrets);
  }

  private static CertificateRequest withSerial(String id, BigInteger serial) {
    return new CertificateRequest(
        id,
        ClientProfile.INTERLOCK,
        "ApiGateway-" + id,
        KeyAlgorithm.P_256,
        NOT_BEFORE,
        NOT_AFTER,
        serial);
  }
}
