package dev.interlock.command.testinvoke;

import static dev.interlock.integration.ServerCertificates.CA;
import static dev.interlock.integration.ServerCertificates.HERE;
import static dev.interlock.integration.ServerCertificates.SIGNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.integration.CallBuilder;
import dev.interlock.integration.IntegrationBuilder;
import dev.interlock.integration.ServerCertificates;
import dev.interlock.integration.ServerCertificates.Identity;
import dev.interlock.integration.TestServer;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is accepted of a server's certificate, with and without insecureSkipVerification. */
class EndpointVerificationIT {
  private static final String FAILED = "Execution failed due to configuration error: ";
  private static final String UNKNOWN =
      FAILED
          + "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException:"
          + " unable to find valid certification path to requested target\n";
  private static final String EXPIRED =
      FAILED
          + "PKIX path validation failed: java.security.cert.CertPathValidatorException: validity"
          + " check failed\n";
  private static final String OTHER_HOST =
      FAILED + "Host name '127.0.0.1' does not match the certificate subject provided by the peer";
  private static final String SKIPPED = "it is accepted because of insecureSkipVerification";

  @TempDir static Path directory;
  private static ServerCertificates certificates;
  private static Identity issued;

  @BeforeAll
  static void makeAuthority() throws Exception {
    certificates = new ServerCertificates(directory);
    certificates.selfSigned("root", CA, SIGNS);
    issued = certificates.signedBy("root", "server", HERE);
  }

  private static TestInvokeView call(Identity server, boolean skips, X509Certificate... authorities)
      throws Exception {
    try (TestServer running = TestServer.https(server)) {
      return Executions.trusting(List.of(authorities))
          .run(
              IntegrationBuilder.proxy(running.uri("127.0.0.1"))
                  .skippingVerification(skips)
                  .at("/"),
              CallBuilder.get("/"));
    }
  }

  private static void assertAccepted(TestInvokeView answer) {
    assertThat(answer.status()).as(answer.log()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("hello");
  }

  private static void assertRefused(TestInvokeView answer, String line) {
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"message\": \"Internal server error\"}");
    assertThat(answer.headers()).containsEntry("x-amzn-ErrorType", "InternalServerErrorException");
    assertThat(answer.log()).contains(line).doesNotContain("Received response", SKIPPED);
  }

  @Test
  void acceptsACertificateOfASupportedAuthority() throws Exception {
    for (boolean skips : List.of(false, true)) {
      TestInvokeView answer = call(issued.withoutRoot(), skips, issued.root());
      assertAccepted(answer);
      assertThat(answer.log()).doesNotContain(SKIPPED);
    }
  }

  @Test
  void acceptsAPrivateRootOnlyWhenToldTo() throws Exception {
    assertRefused(call(issued, false), UNKNOWN);
    TestInvokeView answer = call(issued, true);
    assertAccepted(answer);
    assertThat(answer.log()).contains(SKIPPED);
  }

  @Test
  void refusesAChainWithoutARootEvenThen() throws Exception {
    assertRefused(call(issued.withoutRoot(), true), UNKNOWN);
  }

  @Test
  void refusesASelfSignedCertificateThatIsNoRoot() throws Exception {
    Identity leaf = certificates.selfSigned("leaf", HERE);
    assertRefused(call(leaf, false), UNKNOWN);
    assertRefused(call(leaf, true), UNKNOWN);
    assertRefused(call(certificates.selfSigned("ca-only", CA, HERE), true), UNKNOWN);
    assertRefused(
        call(certificates.selfSigned("no-sign", CA, "ku:c=digitalSignature", HERE), true), UNKNOWN);
    assertRefused(call(certificates.selfSigned("no-ca", SIGNS, HERE), true), UNKNOWN);
  }

  @Test
  void acceptsASelfSignedCertificateThatIsARoot() throws Exception {
    Identity root = certificates.selfSigned("self", CA, SIGNS, HERE);
    assertRefused(call(root, false), UNKNOWN);
    assertAccepted(call(root, true));
  }

  @Test
  void refusesARootThatMayNotSign() throws Exception {
    certificates.selfSigned("weak", CA, "ku:c=digitalSignature");
    assertRefused(call(certificates.signedBy("weak", "of-weak", HERE), true), UNKNOWN);
  }

  @Test
  void refusesAnExpiredCertificateEvenThen() throws Exception {
    Identity expired = certificates.expiredSignedBy("root", "expired", HERE);
    assertRefused(call(expired, false, issued.root()), EXPIRED);
    assertRefused(call(expired, true, issued.root()), EXPIRED);
    assertRefused(call(expired, true), EXPIRED);
    assertRefused(call(certificates.expired("old", CA, SIGNS, HERE), true), EXPIRED);
  }

  @Test
  void refusesACertificateOfAnotherHostEvenThen() throws Exception {
    Identity other = certificates.signedBy("root", "other", "san=dns:other.example");
    assertRefused(call(other, false, issued.root()), OTHER_HOST + " (CN=other)\n");
    assertRefused(call(other, true), OTHER_HOST + " (CN=other)\n");
    Identity nameless = certificates.signedBy("root", "nameless");
    assertRefused(call(nameless, true), OTHER_HOST + " (CN=nameless)\n");
  }

  @Test
  void refusesARootThatSignedNothingOfTheChain() throws Exception {
    Identity stranger = certificates.selfSigned("stranger", CA, SIGNS);
    X509Certificate[] mixed = {issued.chain()[0], stranger.root()};
    assertRefused(call(new Identity(issued.key(), mixed), true), FAILED + "PKIX path ");
  }
}
