package dev.interlock.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.gateway.Apis;
import dev.interlock.gateway.RunningGateway;
import dev.interlock.gateway.connections.Authorities;
import dev.interlock.integration.AddressPolicy;
import dev.interlock.integration.RawServer;
import dev.interlock.integration.ServerCertificates;
import dev.interlock.integration.TestServer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers get when no backend answers. */
class GatewayAnswersIT {
  private static final String INTERNAL = "{\"message\": \"Internal server error\"}";
  private static final String NETWORK =
      "{\"message\": \"Network error communicating with endpoint\"}";

  @TempDir Path directory;

  private static HttpResponse<String> answerFrom(String uri) throws Exception {
    try (RunningGateway gateway = RunningGateway.serving(new Apis().proxy("GET", "/", uri))) {
      return gateway.get("/");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/unknown", "/iam", "/unintegrated"})
  void knowsNothingOfWhatIsNotDeployed(String path) throws Exception {
    Apis api =
        new Apis()
            .proxy("GET", "/", "http://127.0.0.1/")
            .put("GET", "/iam", "AWS_IAM", false)
            .put("GET", "/unintegrated", "NONE", false);
    try (RunningGateway gateway = RunningGateway.serving(api)) {
      HttpResponse<String> answer = gateway.get(path);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
      assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
          .contains("MissingAuthenticationTokenException");
      assertThat(answer.headers().firstValue("x-amzn-RequestId").orElseThrow()).hasSize(36);
      assertThat(answer.headers().firstValue("x-amz-apigw-id").orElseThrow()).hasSize(16);
      URI other = URI.create("http://127.0.0.1:%d/other/prod/".formatted(gateway.port()));
      assertThat(gateway.send(HttpRequest.newBuilder(other)).body()).isEqualTo(answer.body());
    }
  }

  @Test
  void servesNoMethodWhoseKeyItCanNotCheck() throws Exception {
    Apis api = new Apis().proxy("GET", "/", "http://127.0.0.1/").keyed("GET", "/keyed");
    try (RunningGateway gateway = RunningGateway.serving(api)) {
      HttpResponse<String> answer = gateway.get("/keyed");
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }
  }

  @Test
  void waitsForABackendAsLongAsTheIntegrationSays() throws Exception {
    try (RawServer silent = RawServer.silent();
        RunningGateway gateway =
            RunningGateway.serving(
                new Apis()
                    .method(
                        "GET",
                        "/",
                        "HTTP_PROXY",
                        "http://" + silent.address() + "/",
                        Duration.ofMillis(200),
                        Map.of()))) {
      HttpResponse<String> answer = gateway.get("/");
      assertThat(answer.statusCode()).isEqualTo(504);
      assertThat(answer.body()).isEqualTo("{\"message\": \"Endpoint request timed out\"}");
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
      silent.awaitHangUp();
    }
  }

  @Test
  void saysThatThereIsNoBackend() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    HttpResponse<String> answer = answerFrom("http://127.0.0.1:%d/".formatted(port));
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body()).isEqualTo(NETWORK);
  }

  @Test
  void saysThatABackendHungUp() throws Exception {
    try (RawServer backend = RawServer.answering("")) {
      HttpResponse<String> answer = answerFrom("http://" + backend.address() + "/");
      assertThat(answer.statusCode()).isEqualTo(504);
      assertThat(answer.body()).isEqualTo(NETWORK);
    }
  }

  @Test
  void saysThatABackendSpeaksNoHttp() throws Exception {
    try (RawServer backend = RawServer.answering("220 mail.example ESMTP\r\n\r\n")) {
      HttpResponse<String> answer = answerFrom("http://" + backend.address() + "/");
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).isEqualTo(INTERNAL);
    }
  }

  @Test
  void refusesWhatIsNoAddress() throws Exception {
    HttpResponse<String> answer = answerFrom("http://${stageVariables.none}/");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo(INTERNAL);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
        .contains("InternalServerErrorException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]"})
  void callsNoAddressThatIsRefused(String host) throws Exception {
    AddressPolicy policy =
        new AddressPolicy("interlock.gateway", List.of("127.0.0.0/8", "::1/128"), List.of());
    AtomicInteger calls = new AtomicInteger();
    try (TestServer backend =
            TestServer.http(
                exchange -> {
                  calls.incrementAndGet();
                  exchange.close();
                });
        RunningGateway gateway =
            RunningGateway.serving(new Apis().proxy("GET", "/", backend.uri(host)), policy)) {
      HttpResponse<String> answer = gateway.get("/");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).isEqualTo(INTERNAL);
      assertThat(gateway.completed().remove().error()).endsWith("Invalid endpoint address");
    }
    assertThat(calls).hasValue(0);
  }

  @Test
  void followsNoRedirect() throws Exception {
    try (RawServer backend =
        RawServer.answering(
            "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n")) {
      HttpResponse<String> answer = answerFrom("http://" + backend.address() + "/");
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location")).contains("http://169.254.169.254/");
    }
  }

  @Test
  void callsNoBackendThatItCanNotVerify() throws Exception {
    ServerCertificates certificates = new ServerCertificates(directory);
    var here =
        certificates.selfSigned(
            "here", ServerCertificates.CA, ServerCertificates.SIGNS, ServerCertificates.HERE);
    var elsewhere =
        certificates.selfSigned(
            "elsewhere", ServerCertificates.CA, ServerCertificates.SIGNS, "san=dns:b.example");
    try (TestServer backend = TestServer.https(here);
        TestServer other = TestServer.https(elsewhere)) {
      Apis api =
          new Apis()
              .proxy("GET", "/here", backend.uri("localhost"))
              .proxy("GET", "/elsewhere", other.uri("localhost"));
      try (RunningGateway gateway = RunningGateway.serving(api)) {
        assertThat(gateway.get("/here").statusCode()).as("unknown authority").isEqualTo(500);
        gateway.present(null, pem(here.root()), pem(elsewhere.root()));
        assertThat(gateway.get("/here").body()).isEqualTo("hello");
        assertThat(gateway.get("/elsewhere").statusCode()).as("another host").isEqualTo(500);
        assertThat(gateway.get("/elsewhere").body()).isEqualTo(INTERNAL);
      }
    }
  }

  @Test
  void trustsTheRootsOfABackendAtItsOwnAddressAlone() throws Exception {
    ServerCertificates certificates = new ServerCertificates(directory);
    var hidden =
        certificates.selfSigned(
            "private", ServerCertificates.CA, ServerCertificates.SIGNS, ServerCertificates.HERE);
    List<String> roots = List.of(pem(hidden.root()));
    try (TestServer backend = TestServer.https(hidden);
        TestServer other = TestServer.https(hidden)) {
      Apis api =
          new Apis()
              .proxy("GET", "/own", backend.uri("localhost"))
              .proxy("GET", "/other", other.uri("localhost"));
      try (RunningGateway gateway = RunningGateway.serving(api)) {
        String own = "localhost:" + backend.port();
        gateway.trust(new Authorities(List.of(), Map.of(own, roots)));
        assertThat(gateway.get("/own").body()).isEqualTo("hello");
        assertThat(gateway.get("/other").statusCode()).isEqualTo(500);
        gateway.trust(new Authorities(List.of(), Map.of("localhost", roots)));
        assertThat(gateway.get("/other").body()).as("by its name").isEqualTo("hello");
        gateway.trust(Authorities.everywhere(List.of()));
        assertThat(gateway.get("/own").statusCode()).as("kept connection").isEqualTo(500);
      }
    }
  }

  private static String pem(X509Certificate certificate) throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
