package dev.interlock.gateway.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.sun.net.httpserver.HttpExchange;
import dev.interlock.gateway.Apis;
import dev.interlock.gateway.RunningGateway;
import dev.interlock.integration.RawServer;
import dev.interlock.integration.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Calls of methods, from a real client to a real server. */
class ProxyIT {
  private static final int LARGE = 32 * 1024 * 1024;

  /** Answers with what it got. */
  private static void echo(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String answer =
          "%s %s %s%n%s"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  body,
                  new TreeMap<>(exchange.getRequestHeaders()));
      exchange.getResponseHeaders().add("X-List", "1");
      exchange.getResponseHeaders().add("X-List", "2");
      exchange.getResponseHeaders().add("Via", "1.1 other");
      byte[] bytes = answer.getBytes(UTF_8);
      exchange.sendResponseHeaders(201, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Test
  void passesEverythingOfAProxiedCall() throws Exception {
    try (TestServer backend = TestServer.http(ProxyIT::echo);
        RunningGateway gateway =
            RunningGateway.serving(
                new Apis()
                    .method(
                        "ANY",
                        "/pets/{proxy+}",
                        "HTTP_PROXY",
                        "http://${stageVariables.host}:%d/v1/{rest}".formatted(backend.port()),
                        Duration.ofSeconds(10),
                        Map.of(
                            "requestParameters",
                            Map.of("integration.request.path.rest", "method.request.path.proxy"))),
                Map.of("host", "localhost"))) {
      HttpResponse<String> answer =
          gateway.send(
              HttpRequest.newBuilder(gateway.uri("/pets/a%20b/c?x=1&x=2&y=%26"))
                  .POST(BodyPublishers.ofString("the body"))
                  .header("X-A", "1"));
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.body())
          .startsWith("POST /v1/a%20b/c?x=1&x=2&y=%26 the body")
          .contains("X-a=[1]", "Host=[localhost:" + backend.port() + "]")
          .contains("X-amzn-apigateway-api-id=[" + Apis.ID + "]", "X-amzn-trace-id=[Root=1-");
      assertThat(answer.headers().allValues("X-List")).containsExactly("1", "2");
      assertThat(answer.headers().map())
          .containsKeys("date", "x-amzn-requestid", "x-amz-apigw-id", "x-amzn-trace-id")
          .containsKeys("x-amzn-remapped-date", "x-amzn-remapped-content-length")
          .doesNotContainKey("via");
    }
  }

  @Test
  void servesAnApiByItsHostName() throws Exception {
    try (TestServer backend = TestServer.http(ProxyIT::echo);
        RunningGateway gateway =
            RunningGateway.serving(new Apis().proxy("GET", "/", backend.uri("127.0.0.1")))) {
      // No resolver knows the name, so that it can only be said.
      String request =
          "GET /prod HTTP/1.1\r\nHost: %s.execute-api.example\r\nConnection: close\r\n\r\n";
      try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
        socket.getOutputStream().write(request.formatted(Apis.ID).getBytes(UTF_8));
        assertThat(socket.getInputStream().readAllBytes())
            .asString(UTF_8)
            .startsWith("HTTP/1.1 201 ")
            .contains("GET /");
      }
    }
  }

  @Test
  void tellsWhoCalledAndHow() throws Exception {
    try (TestServer backend = TestServer.http(ProxyIT::echo);
        RunningGateway gateway =
            RunningGateway.serving(
                new Apis()
                    .proxy("GET", "/", backend.uri("127.0.0.1"))
                    .method(
                        "GET",
                        "/custom",
                        "HTTP",
                        backend.uri("127.0.0.1"),
                        Duration.ofSeconds(10),
                        Map.of(
                            "requestParameters",
                            Map.of(
                                "integration.request.header.X-Caller",
                                "method.request.header.X-Forwarded-For")))
                    .response("GET", "/custom", "201", Map.of()))) {
      String answer =
          gateway
              .send(
                  HttpRequest.newBuilder(gateway.uri("/"))
                      .header("X-Forwarded-For", "192.0.2.1")
                      .header("X-Forwarded-For", "192.0.2.2")
                      .header("X-Forwarded-Proto", "gopher")
                      .header("X-Forwarded-Port", "70"))
              .body();
      assertThat(answer)
          .contains("X-forwarded-for=[192.0.2.1, 192.0.2.2, 127.0.0.1]")
          .contains("X-forwarded-proto=[http]")
          .contains("X-forwarded-port=[" + gateway.port() + "]");
      assertThat(gateway.get("/custom").body())
          .contains("X-caller=[127.0.0.1]")
          .doesNotContain("X-forwarded-for");
    }
  }

  @Test
  void passesNothingThatAConnectionHasForItself() throws Exception {
    try (TestServer backend = TestServer.http(ProxyIT::echo);
        RunningGateway gateway =
            RunningGateway.serving(new Apis().proxy("GET", "/", backend.uri("127.0.0.1")));
        Socket socket = new Socket("127.0.0.1", gateway.port())) {
      String request =
          "GET /%s HTTP/1.1\r\nHost: a\r\nX-Mine: secret\r\n"
              + "Connection: x-mine, X-Forwarded-For\r\n\r\n"
              + "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.formatted(RunningGateway.STAGE).getBytes(UTF_8));
      assertThat(socket.getInputStream().readAllBytes())
          .asString(UTF_8)
          .contains("X-forwarded-for=[127.0.0.1]")
          .doesNotContain("secret");
    }
    try (RawServer backend =
            RawServer.answering(
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close, x-mine\r\nX-Mine: 1\r\n"
                    + "Keep-Alive: timeout=5\r\nUpgrade: h2c\r\n\r\nok");
        RunningGateway gateway =
            RunningGateway.serving(
                new Apis().proxy("GET", "/", "http://" + backend.address() + "/"))) {
      assertThat(gateway.get("/").headers().map())
          .doesNotContainKeys("x-mine", "keep-alive", "upgrade");
    }
  }

  @Test
  void passesNothingOfTheCallersConnection() throws Exception {
    try (TestServer backend = TestServer.http(ProxyIT::echo);
        RunningGateway gateway =
            RunningGateway.serving(new Apis().proxy("GET", "/", backend.uri("127.0.0.1")))) {
      String answer =
          gateway
              .send(
                  HttpRequest.newBuilder(gateway.uri("/"))
                      .header("TE", "trailers")
                      .header("Keep-Alive", "timeout=7")
                      .header("Via", "1.0 mine"))
              .body();
      assertThat(answer).doesNotContain("trailers", "timeout=7", "1.0 mine", "Transfer-encoding");
    }
  }

  @Test
  void mapsWhatAnHttpIntegrationMaps() throws Exception {
    try (TestServer backend = TestServer.http(ProxyIT::echo);
        RunningGateway gateway =
            RunningGateway.serving(
                new Apis()
                    .method(
                        "POST",
                        "/pets/{id}",
                        "HTTP",
                        backend.uri("127.0.0.1") + "{id}",
                        Duration.ofSeconds(10),
                        Map.of(
                            "requestParameters",
                            Map.of(
                                "integration.request.path.id", "method.request.path.id",
                                "integration.request.header.X-Q", "method.request.querystring.q"),
                            "requestTemplates",
                            Map.of("application/json", "{\"a\": 1}")))
                    .response(
                        "POST",
                        "/pets/{id}",
                        "202",
                        Map.of(
                            "responseParameters",
                            Map.of(
                                "method.response.header.X-L",
                                "integration.response.header.X-List"))))) {
      HttpResponse<String> answer =
          gateway.send(
              HttpRequest.newBuilder(gateway.uri("/pets/7?q=1&r=2"))
                  .POST(BodyPublishers.ofString("ignored"))
                  .header("X-A", "1"));
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.headers().allValues("X-L")).containsExactly("2");
      assertThat(answer.body())
          .startsWith("POST /7 {\"a\": 1}")
          .contains("X-q=[1]")
          .doesNotContain("X-a=");
    }
  }

  @Test
  void answersAMockByItself() throws Exception {
    try (RunningGateway gateway =
        RunningGateway.serving(
            new Apis()
                .method(
                    "GET",
                    "/",
                    "MOCK",
                    "",
                    Duration.ofSeconds(1),
                    Map.of("requestTemplates", Map.of("application/json", "{\"statusCode\": 200}")))
                .response(
                    "GET",
                    "/",
                    "200",
                    Map.of("responseTemplates", Map.of("application/json", "mocked"))))) {
      assertThat(gateway.get("/").body()).isEqualTo("mocked");
    }
  }

  @Test
  void streamsLargeBodiesBothWays() throws Exception {
    try (TestServer backend =
            TestServer.http(
                exchange -> {
                  try (exchange) {
                    // Not while it reads: the JDK's client sends all before it reads an answer.
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(body);
                  }
                });
        RunningGateway gateway =
            RunningGateway.serving(new Apis().proxy("PUT", "/", backend.uri("127.0.0.1")))) {
      byte[] sent = new byte[LARGE];
      for (int i = 0; i < sent.length; i++) {
        sent[i] = (byte) (i * 31 + i / 251);
      }
      for (HttpRequest.BodyPublisher body :
          List.of(
              BodyPublishers.ofByteArray(sent),
              BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(sent)))) {
        byte[] received =
            gateway
                .client()
                .send(
                    HttpRequest.newBuilder(gateway.uri("/")).PUT(body).build(),
                    HttpResponse.BodyHandlers.ofByteArray())
                .body();
        assertThat(received).hasSize(LARGE);
        assertThat(checksum(received)).isEqualTo(checksum(sent));
      }
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return checksum.getValue();
  }

  @Test
  void keepsTheEncodingOfABody() throws Exception {
    try (TestServer backend =
            TestServer.http(
                exchange -> {
                  try (exchange) {
                    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
                    exchange.getResponseHeaders().add("Content-Encoding", encoding);
                    exchange.sendResponseHeaders(200, 0);
                  }
                });
        RunningGateway gateway =
            RunningGateway.serving(new Apis().proxy("POST", "/", backend.uri("127.0.0.1")))) {
      HttpResponse<String> answer =
          gateway.send(
              HttpRequest.newBuilder(gateway.uri("/"))
                  .header("Content-Encoding", "br")
                  .POST(BodyPublishers.ofString("x")));
      assertThat(answer.headers().firstValue("Content-Encoding")).contains("br");
    }
  }

  @Test
  void answersAHeadAndANoContentWithoutABody() throws Exception {
    try (TestServer backend =
            TestServer.http(
                exchange -> {
                  try (exchange) {
                    boolean head = exchange.getRequestMethod().equals("HEAD");
                    if (head) {
                      exchange.getResponseHeaders().add("Content-Length", "1234");
                    }
                    exchange.sendResponseHeaders(head ? 200 : 204, -1);
                  }
                });
        RunningGateway gateway =
            RunningGateway.serving(new Apis().proxy("ANY", "/", backend.uri("127.0.0.1")))) {
      HttpResponse<String> head = gateway.send(HttpRequest.newBuilder(gateway.uri("/")).HEAD());
      assertThat(head.headers().firstValue("Content-Length")).contains("1234");
      assertThat(gateway.get("/").statusCode()).isEqualTo(204);
      assertThat(gateway.get("/").statusCode()).as("on the same connection").isEqualTo(204);
    }
  }

  @Test
  void repeatsWhatMayBeRepeatedWhenTheConnectionEnds() throws Exception {
    String ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    for (String verb : List.of("GET", "DELETE", "POST")) {
      try (RawServer backend = RawServer.hangingUpOnceAndThen(ok);
          RunningGateway gateway =
              RunningGateway.serving(
                  new Apis().proxy("ANY", "/", "http://" + backend.address() + "/"))) {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(gateway.uri("/")).method(verb, BodyPublishers.noBody());
        assertThat(gateway.send(request).statusCode())
            .as(verb)
            .isEqualTo(verb.equals("POST") ? 504 : 200);
      }
    }
  }

  @Test
  void cutsAnAnswerThatTheBackendCut() throws Exception {
    try (RawServer backend =
            RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
        RunningGateway gateway =
            RunningGateway.serving(
                new Apis().proxy("GET", "/", "http://" + backend.address() + "/"))) {
      assertThatException().isThrownBy(() -> gateway.get("/")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void letsGoOfABackendWhoseCallerHasGone() throws Exception {
    try (RawServer backend =
            RawServer.dripping("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        RunningGateway gateway =
            RunningGateway.serving(
                new Apis().proxy("GET", "/", "http://" + backend.address() + "/"))) {
      HttpResponse<InputStream> answer =
          gateway
              .client()
              .send(
                  HttpRequest.newBuilder(gateway.uri("/")).build(),
                  HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      backend.awaitHangUp();
    }
  }
}
