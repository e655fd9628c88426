package dev.interlock.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontIT {
  private static final String NO_BODY = "\r\n";

  private EchoService echo;
  private Front front;

  @BeforeEach
  void start() throws Exception {
    echo = new EchoService();
    front = frontBefore(echo.address());
  }

  @AfterEach
  void stop() {
    front.close();
    echo.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Fclientcertificates%2Fa1b2c3",
        "/tags/arn%3aaws%3aapigateway?tagKeys=k1&tagKeys=k%202&tagKeys=k%2B3",
        "/tags/arn:aws:apigateway:us-east-1::/clientcertificates/a1b2c3",
        "/a//b///c/",
        "//a/b",
        "/a/%2e%2e/b",
        "/a/../b/./c",
        "/a;x=1/b;y",
        "/a%20b+c/%C3%A9/%25",
        "/a?",
        "/a?flag&empty=&x=a+b%20c&x=/?%2F",
        "/restapis?mode=import"
      })
  void passesTheRequestTargetAsItCame(String target) throws IOException {
    assertThat(RawClient.exchange(front.port(), "GET " + target, NO_BODY))
        .contains("\nGET " + target + "\n");
  }

  @Test
  void keepsTheHostAndAddsNothingThatAClientMayHaveSigned() throws IOException {
    assertThat(
            RawClient.exchange(
                front.port(), "GET /account", "X-Amz-Date: 20260101T000000Z\r\n\r\n"))
        .endsWith("\nHost: gateway.example\nX-amz-date: 20260101T000000Z");
  }

  @Test
  void passesWhatAClientHasSigned() throws IOException {
    assertThat(
            RawClient.exchange(
                front.port(),
                "PUT /tags/arn%3Aaws%2Fa1b2c3",
                """
                Accept: application/json\r
                Authorization: AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0\r
                Content-Length: 2\r
                Content-Type: application/json\r
                Expect: 100-continue\r
                \r
                {}"""))
        .endsWith(
            """

            PUT /tags/arn%3Aaws%2Fa1b2c3
            Host: gateway.example
            Accept: application/json
            Authorization: AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0
            Content-length: 2
            Content-type: application/json
            {}""");
  }

  @Test
  void passesOneUserAgentOnly() throws IOException {
    assertThat(RawClient.exchange(front.port(), "GET /account", "User-Agent: aws-cli/2\r\n\r\n"))
        .endsWith("\nHost: gateway.example\nUser-agent: aws-cli/2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "GET", "OPTIONS"})
  void passesEveryMethodWithItsBody(String method) throws IOException {
    assertThat(RawClient.exchange(front.port(), method + " /x", "Content-Length: 5\r\n\r\nhello"))
        .contains("\n" + method + " /x\n")
        .endsWith("hello");
  }

  @Test
  void passesABodyInChunks() throws IOException {
    assertThat(
            RawClient.exchange(
                front.port(),
                "PATCH /x",
                "Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"))
        .endsWith("hello");
  }

  @Test
  void lets100ContinueComeBeforeTheBody() throws IOException {
    try (RawClient client = new RawClient(front.port())) {
      client.send(
          "PUT /x HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.readLine()).isEqualTo("HTTP/1.1 100 Continue");
      client.send("hello");
      client.readUntil("HTTP/1.1 200");
      client.readUntil("PUT /x");
    }
  }

  @Test
  void passesEachServerSentEventAtOnce() throws Exception {
    CountDownLatch firstSeen = new CountDownLatch(1);
    try (EchoService events =
            new EchoService(
                exchange -> {
                  exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                  exchange.sendResponseHeaders(200, 0);
                  exchange.getResponseBody().write(utf8("data: first\n\n"));
                  exchange.getResponseBody().flush();
                  awaitQuietly(firstSeen);
                  exchange.getResponseBody().write(utf8("data: second\n\n"));
                  exchange.close();
                });
        Front before = frontBefore(events.address());
        RawClient client = new RawClient(before.port())) {
      client.send("GET /v1/events HTTP/1.1\r\nHost: h\r\n\r\n");
      client.readUntil("data: first");
      firstSeen.countDown();
      client.readUntil("data: second");
    }
  }

  @Test
  void answers503ForAServiceThatIsDown() throws IOException {
    echo.close();
    assertThat(RawClient.exchange(front.port(), "GET /x", NO_BODY))
        .startsWith("HTTP/1.1 503 ")
        .contains("Content-Type: application/json")
        .endsWith("{\"message\": \"The echo is not up: it may be starting, try again\"}");
  }

  @Test
  void answers502ForAServiceThatBreaksOff() throws Exception {
    try (ServerSocket breaking = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Front before = frontBefore(URI.create("http://127.0.0.1:" + breaking.getLocalPort()))) {
      Thread.ofVirtual().start(() -> readAByteAndClose(breaking));
      assertThat(RawClient.exchange(before.port(), "POST /x", "Content-Length: 0\r\n\r\n"))
          .startsWith("HTTP/1.1 502 ")
          .endsWith("{\"message\": \"The echo broke the answer off\"}");
    }
  }

  @Test
  void answers503WhenNoRouteTakesTheRequest() throws Exception {
    try (Front empty = new Front("127.0.0.1", 0, List.of())) {
      empty.start();
      assertThat(RawClient.exchange(empty.port(), "GET /", NO_BODY)).startsWith("HTTP/1.1 503 ");
    }
  }

  @Test
  void givesTheRequestToTheFirstRouteThatTakesIt() throws Exception {
    try (EchoService other = new EchoService();
        Front two =
            new Front(
                "127.0.0.1",
                0,
                List.of(
                    new Route("down", (method, path) -> path.equals("/%2F"), unused()),
                    new Route("up", (method, path) -> true, other.address())))) {
      two.start();
      assertThat(RawClient.exchange(two.port(), "GET /%2F", NO_BODY)).startsWith("HTTP/1.1 503 ");
      assertThat(RawClient.exchange(two.port(), "GET /other", NO_BODY)).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void namesThePortThatIsTaken() {
    assertThatThrownBy(() -> new Front("127.0.0.1", front.port(), List.of()).start())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + front.port());
    assertThatThrownBy(() -> Front.requireFree("127.0.0.1", front.port()))
        .hasMessageContaining("127.0.0.1:" + front.port());
  }

  private static Front frontBefore(URI service) throws IOException {
    Front front =
        new Front("127.0.0.1", 0, List.of(new Route("echo", (method, path) -> true, service)));
    front.start();
    return front;
  }

  private static URI unused() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  /** Closes only after a first byte: a request that was not begun may be sent again. */
  private static void readAByteAndClose(ServerSocket server) {
    try (Socket connection = server.accept()) {
      connection.getInputStream().read();
    } catch (IOException e) {
      // The test ended first.
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
