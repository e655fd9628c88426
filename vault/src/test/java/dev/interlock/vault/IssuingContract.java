package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link KeyVault} does when it issues certificates. */
interface IssuingContract extends VaultUnderTest {

  @ParameterizedTest
  @CsvSource({
    "RSA_2048, SHA256withRSA, 2048",
    "RSA_3072, SHA256withRSA, 3072",
    "RSA_4096, SHA256withRSA, 4096",
    "P_256, SHA256withECDSA, 256",
    "P_384, SHA384withECDSA, 384",
    "P_521, SHA512withECDSA, 521"
  })
  default void selfSignsWithTheHashOfTheKeysStrength(
      KeyAlgorithm algorithm, String signature, int bits) throws Exception {
    X509Certificate issued = vault().issue(request("a1b2c3", algorithm)).certificate();

    assertThat(issued.getSigAlgName()).isEqualTo(signature);
    assertThat(KeyKind.of(issued.getPublicKey()).bits()).isEqualTo(bits);
    issued.verify(issued.getPublicKey());
  }

  @Test
  default void issuesTheClientProfile() throws Exception {
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
  default void takesTheSerialOfTheRequest() {
    IssuedCertificate issued = vault().issue(withSerial("a1b2c3", BigInteger.valueOf(4711)));

    assertThat(issued.certificate().getSerialNumber()).isEqualTo(4711);
  }

  @Test
  default void drawsAnotherSerialAndKeyForEachCertificate() {
    IssuedCertificate one = certificate("one");
    IssuedCertificate other = certificate("other");

    assertThat(one.certificate().getSerialNumber())
        .isNotEqualTo(other.certificate().getSerialNumber());
    assertThat(one.spkiHash()).isNotEqualTo(other.spkiHash());
    assertThat(one.keyHandle()).isNotEqualTo(other.keyHandle());
  }

  @Test
  default void returnsTheFirstCertificateWhenTheRequestIsRepeated() {
    IssuedCertificate first = certificate("a1b2c3");

    assertThat(certificate("a1b2c3")).isEqualTo(first);
    assertThat(privateKey(first)).isEqualTo(privateKey(first));
  }

  @Test
  default void refusesAnotherRequestForAnIssuedCertificate() {
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
  default void refusesASubjectThatAnotherCertificateHas() {
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
  default void givesConcurrentCallsOneAndTheSameCertificate() throws Exception {
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
