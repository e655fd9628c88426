package dev.interlock.command.testinvoke;

import static dev.interlock.integration.TestServer.answering;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.interlock.integration.CallBuilder;
import dev.interlock.integration.CalledMethod;
import dev.interlock.integration.IntegrationBuilder;
import dev.interlock.integration.RawServer;
import dev.interlock.integration.ServerCertificates;
import dev.interlock.integration.ServerCertificates.Identity;
import dev.interlock.integration.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole executions against real servers, and their logs. */
class ExecutionIT {
  private static final Executions EXECUTIONS = Executions.trusting(List.of());
  private static final CallBuilder GET = CallBuilder.get("/");

  @TempDir Path directory;

  private static TestInvokeView get(TestServer server, String host) throws Exception {
    return EXECUTIONS.run(IntegrationBuilder.proxy(server.uri(host)).at("/"), GET);
  }

  @Test
  void logsAProxiedCallLineByLine() throws Exception {
    try (TestServer server = TestServer.http(ExecutionIT::echo)) {
      TestInvokeView answer =
          EXECUTIONS.run(
              IntegrationBuilder.proxy(server.uri("127.0.0.1") + "v1/{rest}")
                  .mapping("integration.request.path.rest", "method.request.path.proxy")
                  .at("/{proxy+}"),
              CallBuilder.post("/pets/7", "{\"name\": \"Rex\"}")
                  .query("verbose", "yes & no")
                  .header("X-A", "1"));
      assertThat(answer.body())
          .isEqualTo("POST /v1/pets/7?verbose=yes%20%26%20no {\"name\": \"Rex\"}");
      assertThat(answer.headers()).containsEntry("X-seen", "1").containsKey("X-Amzn-Trace-Id");
      assertThat(answer.multiValueHeaders()).containsEntry("X-seen", List.of("1"));
      GoldenLog.assertReads(answer, "proxied", server.port());
    }
  }

  /** Answers with what it got. */
  private static void echo(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      byte[] answer =
          "%s %s %s"
              .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body)
              .getBytes(UTF_8);
      String seen = exchange.getRequestHeaders().getFirst("X-A");
      exchange.getResponseHeaders().add("X-seen", seen == null ? "" : seen);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Test
  void sendsWhatTheLogSaysAndWhatTheConnectionNeeds() throws Exception {
    try (TestServer server =
        TestServer.http(
            exchange ->
                answering(String.join(",", exchange.getRequestHeaders().keySet()))
                    .handle(exchange))) {
      assertThat(get(server, "127.0.0.1").body().split(","))
          .containsExactlyInAnyOrder(
              "X-amzn-apigateway-api-id", "User-agent", "Host", "X-amzn-trace-id", "Connection");
    }
  }

  @Test
  void answersMockWithoutACall() throws Exception {
    TestInvokeView answer =
        EXECUTIONS.run(
            IntegrationBuilder.mock()
                .template("application/json", "{\"statusCode\": 201}")
                .response(
                    "201",
                    Map.of("responseTemplates", Map.of("application/json", "{\"pets\": \"all\"}")))
                .at("/pets/{petId}"),
            CallBuilder.get("/pets/123"));
    assertThat(answer.status()).isEqualTo(201);
    GoldenLog.assertReads(answer, "mock", 0);
  }

  @Test
  void saysThatAServerAskedForNoCertificate() throws Exception {
    Identity identity = serverIdentity();
    try (TestServer server = TestServer.https(identity)) {
      TestInvokeView answer = call(server, identity, ClientCertificateCalls.trusted());
      assertThat(answer.status()).as(answer.log()).isEqualTo(200);
      assertThat(answer.log())
          .contains("Interlock: client certificate requested by the endpoint: no; sent: none\n");
    }
  }

  @Test
  void logsACallWithAndWithoutTheCertificateLineByLine() throws Exception {
    Identity identity = serverIdentity();
    ClientIdentity client = ClientCertificateCalls.trusted();
    X509Certificate certificate = client.keyManager().getCertificateChain("client")[0];
    try (TestServer server = TestServer.httpsFor(certificate, identity)) {
      GoldenLog.assertReads(call(server, identity, client), "certificate-sent", server.port());
      GoldenLog.assertReads(call(server, identity, null), "certificate-missing", server.port());
    }
  }

  private Identity serverIdentity() throws Exception {
    return new ServerCertificates(directory)
        .selfSigned(
            "server", ServerCertificates.CA, ServerCertificates.SIGNS, ServerCertificates.HERE);
  }

  private static TestInvokeView call(
      TestServer server, Identity identity, @Nullable ClientIdentity client) throws Exception {
    return Executions.trusting(List.of(identity.root()))
        .run(IntegrationBuilder.proxy(server.uri("localhost")).at("/"), GET, client);
  }

  @Test
  void saysThatThereIsNoCertificateWithoutTls() throws Exception {
    try (TestServer server = TestServer.http(answering("x"))) {
      assertThat(get(server, "127.0.0.1").log())
          .contains("requested by the endpoint: no, it is not HTTPS; sent: none\n");
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    HttpHandler redirect =
        exchange -> {
          calls.incrementAndGet();
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        };
    try (TestServer server = TestServer.http(redirect)) {
      TestInvokeView answer = get(server, "127.0.0.1");
      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.headers()).containsEntry("Location", "/elsewhere");
      assertThat(calls).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX-Endless: ", "HTTP/1.1 200 OK\r\n\r\n"})
  void waitsForNoAnswerLongerThanItMay(String begun) throws Exception {
    try (RawServer server = RawServer.dripping(begun)) {
      assertTimesOut("http", server);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void waitsForNoSilentServerLongerThanItMay(String scheme) throws Exception {
    try (RawServer server = RawServer.silent()) {
      assertTimesOut(scheme, server);
    }
  }

  private static void assertTimesOut(String scheme, RawServer server) throws Exception {
    Duration limit = Duration.ofMillis(300);
    long start = System.nanoTime();
    TestInvokeView answer =
        EXECUTIONS.run(
            IntegrationBuilder.proxy(scheme + "://" + server.address()).within(limit).at("/"), GET);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(limit, Duration.ofSeconds(5));
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.body()).isEqualTo("{\"message\": \"Endpoint request timed out\"}");
    assertThat(answer.log()).contains(" : Execution failed due to a timeout error\n");
    server.awaitHangUp();
  }

  @Test
  void readsNoMoreOfAnAnswerThanAwsAllows() throws Exception {
    byte[] tooLong = new byte[EndpointConnection.MAX_BODY_BYTES + 1];
    try (TestServer server = TestServer.http(answering(new String(tooLong, UTF_8)))) {
      TestInvokeView answer = get(server, "127.0.0.1");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.log()).contains("configuration error: Body size is too long\n");
    }
  }

  @Test
  void readsAnAnswerThatComesBeforeTheEndOfTheRequest() throws Exception {
    try (RawServer server =
        RawServer.interrupting("HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n")) {
      TestInvokeView answer =
          EXECUTIONS.run(
              IntegrationBuilder.proxy("http://" + server.address()).at("/"),
              CallBuilder.post("/", "x".repeat(5_000_000)));
      assertThat(answer.status()).as(answer.log()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense\r\n\r\n", "HTTP/1.1 200 OK\r\nX: %s\r\n\r\n", "HTTP/1.1 200 OK\r\nCont"})
  void calls504WhatIsNoAnswer(String answer) throws Exception {
    try (RawServer server = RawServer.answering(answer.formatted("x".repeat(100_000)))) {
      TestInvokeView view =
          EXECUTIONS.run(IntegrationBuilder.proxy("http://" + server.address()).at("/"), GET);
      assertThat(view.status()).as(view.log()).isEqualTo(504);
      assertThat(view.body())
          .isEqualTo("{\"message\": \"Network error communicating with endpoint\"}");
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    TestServer gone = TestServer.http(answering(""));
    gone.close();
    TestInvokeView answer = get(gone, "127.0.0.1");
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.log())
        .contains(" : Interlock: no answer from the endpoint: Connection refused\n")
        .contains(" : Execution failed due to a network error communicating with endpoint\n")
        .doesNotContain("client certificate requested");
  }

  @Test
  void saysThatAServerSpeaksNoTls() throws Exception {
    try (RawServer server = RawServer.answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      TestInvokeView answer =
          EXECUTIONS.run(IntegrationBuilder.proxy("https://" + server.address()).at("/"), GET);
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.log()).contains("configuration error: Unsupported or unrecognized SSL");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/",
        "http://2852039166/latest/meta-data/",
        "http://[::ffff:169.254.169.254]/",
        "http://[fe80::1]/",
        "http://0.0.0.0/",
        "http://no-such-host.invalid/",
        "https://${stageVariables.unset}/"
      })
  void callsNoAddressThatIsNoBackend(String uri) throws Exception {
    TestInvokeView answer = EXECUTIONS.run(IntegrationBuilder.proxy(uri).at("/"), GET);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.log())
        .contains(" : Interlock: ")
        .contains(" : Execution failed due to configuration error: Invalid endpoint address\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"})
  void looksAtTheAddressNotAtTheName(String host) throws Exception {
    AtomicInteger calls = new AtomicInteger();
    HttpHandler counting =
        exchange -> {
          calls.incrementAndGet();
          answering("x").handle(exchange);
        };
    try (TestServer server = TestServer.http(counting)) {
      CalledMethod method = IntegrationBuilder.proxy(server.uri(host)).at("/");
      Executions strict = EXECUTIONS.refusing("127.0.0.0/8", "::1/128");
      TestInvokeView refused = strict.run(method, GET);
      assertThat(refused.status()).isEqualTo(500);
      assertThat(refused.log()).contains("refused by interlock.test-invoke.refused-addresses");
      assertThat(calls).hasValue(0);

      assertThat(strict.allowing("127.0.0.1/32", "::1/128").run(method, GET).status())
          .isEqualTo(200);
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void logsARefusedAddressLineByLine() throws Exception {
    GoldenLog.assertReads(
        EXECUTIONS.run(
            IntegrationBuilder.proxy("http://169.254.169.254/latest/meta-data/").at("/"), GET),
        "metadata-refused",
        0);
  }
}
