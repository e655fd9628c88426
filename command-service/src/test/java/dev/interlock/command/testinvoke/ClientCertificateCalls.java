package dev.interlock.command.testinvoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.ThrowAwayIdentity;
import dev.interlock.integration.CallBuilder;
import dev.interlock.integration.IntegrationBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test invocation shows of every kind of server that verifies its clients. */
abstract class ClientCertificateCalls {
  static final Clock CLOCK = Clock.systemUTC();
  private static final ThrowAwayIdentity TRUSTED = ThrowAwayIdentity.createRsa("trusted", CLOCK);
  private static final ThrowAwayIdentity STRANGER = ThrowAwayIdentity.create("stranger", CLOCK);
  private static final String ASKED = "Interlock: client certificate requested by the endpoint: ";

  @TempDir Path directory;

  abstract BackendServer start(BackendSettings settings);

  /** How the server lets a client know that it is refused. */
  void assertRefused(TestInvokeView answer, boolean hadCertificate) {
    // In TLS 1.3 the alert may get lost: the server may reset the connection right after it.
    assertThat(answer.status()).as(answer.log()).isIn(500, 504);
    assertThat(answer.log())
        .containsAnyOf(
            "Execution failed due to configuration error: Received fatal alert: ",
            "; it may have refused the client's certificate\n");
  }

  TestInvokeView call(BackendServer server, @Nullable ClientIdentity identity) throws Exception {
    List<X509Certificate> authorities =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(
                    server.serverAuthorityPem().getBytes(StandardCharsets.US_ASCII)))
            .stream()
            .map(X509Certificate.class::cast)
            .toList();
    return Executions.trusting(authorities)
        .run(
            IntegrationBuilder.proxy(server.uri().toString()).at("/"),
            CallBuilder.get("/"),
            identity);
  }

  static ClientIdentity identity(ThrowAwayIdentity identity) {
    return new ClientIdentity("a1b2c3", identity.fingerprint(), identity.keyManager());
  }

  static ClientIdentity trusted() {
    return identity(TRUSTED);
  }

  BackendServer trusting(BackendSettings settings) {
    BackendServer server = start(settings);
    server.install(TRUSTED.pem());
    return server;
  }

  private BackendServer trusting() {
    return trusting(BackendSettings.of("orders", directory));
  }

  @Test
  void sendsTheCertificateThatTheBackendAsksFor() throws Exception {
    try (BackendServer server = trusting()) {
      TestInvokeView answer = call(server, trusted());
      assertThat(answer.status()).as(answer.log()).isEqualTo(200);
      assertThat(answer.body()).contains("\"backend\":\"orders\"");
      assertThat(answer.log())
          .contains(ASKED + "yes; sent: a1b2c3, SHA-256 " + TRUSTED.fingerprint() + "\n");
    }
  }

  @Test
  void saysThatTheBackendAskedForACertificateThatWasNotGiven() throws Exception {
    try (BackendServer server = trusting()) {
      TestInvokeView answer = call(server, null);
      assertRefused(answer, false);
      assertThat(answer.log())
          .contains(ASKED + "yes; sent: none, since no clientCertificateId is given\n");
    }
  }

  @Test
  void showsThatTheBackendRefusesACertificate() throws Exception {
    try (BackendServer server = trusting()) {
      TestInvokeView answer = call(server, identity(STRANGER));
      assertRefused(answer, true);
      assertThat(answer.log()).contains(ASKED + "yes; sent: a1b2c3, SHA-256 ");
    }
  }

  @Test
  void sendsNoCertificateToAServerThatIsNotVerified() throws Exception {
    try (BackendServer server = trusting()) {
      TestInvokeView answer =
          Executions.trusting(List.of(STRANGER.certificate()))
              .run(
                  IntegrationBuilder.proxy(server.uri().toString()).at("/"),
                  CallBuilder.get("/"),
                  trusted());
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.log())
          .contains("PKIX path building failed: ")
          .doesNotContain("sent: a1b2c3");
    }
  }
}
