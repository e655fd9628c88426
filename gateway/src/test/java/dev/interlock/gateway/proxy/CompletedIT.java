package dev.interlock.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import dev.interlock.backends.ThrowAwayIdentity;
import dev.interlock.gateway.Apis;
import dev.interlock.gateway.RunningGateway;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a request when it is over. */
class CompletedIT {
  @TempDir Path directory;

  private static Completed only(RunningGateway gateway) {
    await().until(() -> gateway.completed().size() == 1);
    return gateway.completed().remove();
  }

  @Test
  void tellsOfTheCertificateThatTheBackendGot() throws Exception {
    ThrowAwayIdentity identity = ThrowAwayIdentity.create("one", Clock.systemUTC());
    try (JvmBackend backend =
            JvmBackend.start(
                BackendSettings.of("orders", directory),
                Clock.systemUTC(),
                JvmBackend.commandOnThisClassPath());
        RunningGateway gateway =
            RunningGateway.serving(new Apis().proxy("GET", "/", backend.uri().toString()))) {
      backend.install(identity.pem());
      gateway.present(identity, backend.serverAuthorityPem());
      // Each of them: on a new connection, and on the same again.
      for (int i = 0; i < 2; i++) {
        String body = gateway.get("/?a=b").body();
        Completed over = only(gateway);
        assertThat(over.status()).isEqualTo(200);
        assertThat(over.responseLength()).isEqualTo(body.length());
        assertThat(over.query()).isEqualTo("a=b");
        assertThat(Objects.requireNonNull(over.backend()).fingerprint())
            .isEqualTo(identity.fingerprint());
        assertThat(over.latency()).isGreaterThanOrEqualTo(over.backend().latency());
      }
    }
  }

  @Test
  void tellsOfNoMethodWhereThereIsNone() throws Exception {
    try (RunningGateway gateway =
        RunningGateway.serving(new Apis().proxy("GET", "/", "http://127.0.0.1/"))) {
      gateway.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/x")));
      Completed over = only(gateway);
      assertThat(over.method()).isNull();
      assertThat(over.status()).isEqualTo(403);
    }
  }

  @Test
  void tellsWhyThereWasNoAnswer() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    try (RunningGateway gateway =
        RunningGateway.serving(new Apis().proxy("GET", "/", "http://127.0.0.1:" + closed))) {
      gateway.get("/");
      Completed over = only(gateway);
      assertThat(over.status()).isEqualTo(504);
      assertThat(over.backend()).isNull();
      assertThat(over.error()).endsWith("network error communicating with endpoint");
    }
  }

  @Test
  void tellsOfACallerThatLeaves() throws Exception {
    try (ServerSocket silent = new ServerSocket(0);
        RunningGateway gateway =
            RunningGateway.serving(
                new Apis().proxy("GET", "/", "http://127.0.0.1:" + silent.getLocalPort()))) {
      try (Socket caller = new Socket("127.0.0.1", gateway.port())) {
        String request = "GET /%s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(RunningGateway.STAGE);
        caller.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        silent.accept();
      }
      assertThat(only(gateway).status()).isNull();
    }
  }
}
