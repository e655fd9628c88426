package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link KeyVault} does when it issues certificates of AWS's profile. */
interface AwsProfileContract extends VaultUnderTest {

  @Test
  default void issuesTheProfileOfAwsToTheByte() throws Exception {
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
  default void theProfileOfAwsHasTheSizeThatApiGatewaysHave(String serial, String start) {
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
  default void issuesTheProfileOfAwsAsOftenAsAsked() {
    assertThat(awsCertificate("one").certificate().getSubjectX500Principal())
        .isEqualTo(awsCertificate("other").certificate().getSubjectX500Principal());
    assertThat(awsCertificate("one")).isEqualTo(awsCertificate("one"));
    assertThatExceptionOfType(IssuedDifferently.class)
        .isThrownBy(() -> vault().issue(request("one", KeyAlgorithm.RSA_2048)))
        .satisfies(
            refusal -> assertThat(refusal.differences()).startsWith("profile", "commonName"));
  }

  /** Why choosing that profile is warned of. */
  @Test
  default void ofTwoOfTheProfileOfAwsOpenSslVerifiesOnlyTheFirstInTheTrustFile(@TempDir Path folder)
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

  private IssuedCertificate awsCertificate(String id) {
    return vault()
        .issue(CertificateRequest.aws(id, NOT_BEFORE, NOT_BEFORE.plus(Duration.ofDays(365))));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
