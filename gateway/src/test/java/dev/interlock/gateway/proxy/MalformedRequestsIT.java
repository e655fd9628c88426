package dev.interlock.gateway.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.gateway.Apis;
import dev.interlock.gateway.RunningGateway;
import dev.interlock.integration.TestServer;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two servers may read in two ways: such a request could hide another one in it. */
class MalformedRequestsIT {
  private static final int PATIENCE_MILLIS = 10_000;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "two lengths,Content-Length: 5\\r\\nContent-Length: 6\\r\\n\\r\\nhello!",
        "two lengths in one,'Content-Length: 5, 6\\r\\n\\r\\nhello!'",
        "a signed length,Content-Length: +5\\r\\n\\r\\nhello",
        "a length and chunks,Content-Length: 5\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n",
        "chunks and a length,Transfer-Encoding: chunked\\r\\nContent-Length: 5\\r\\n\\r\\n0\\r\\n\\r\\n",
        "another encoding,Transfer-Encoding: xchunked\\r\\n\\r\\n0\\r\\n\\r\\n",
        "chunks that are not last,'Transfer-Encoding: chunked, gzip\\r\\n\\r\\n0\\r\\n\\r\\n'",
        "a bare CR,X-A: 1\\rContent-Length: 5\\r\\n\\r\\n",
        "a space before the colon,Content-Length : 5\\r\\n\\r\\nhello"
      })
  void neverReachTheBackend(String what, String fields) throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (TestServer backend =
            TestServer.http(
                exchange -> {
                  calls.incrementAndGet();
                  TestServer.answering("called").handle(exchange);
                });
        RunningGateway gateway =
            RunningGateway.serving(new Apis().proxy("ANY", "/", backend.uri("127.0.0.1")));
        Socket caller = new Socket("127.0.0.1", gateway.port())) {
      caller.setSoTimeout(PATIENCE_MILLIS);
      String head = "POST /%s HTTP/1.1\r\nHost: a\r\n".formatted(RunningGateway.STAGE);
      String request = head + fields.replace("\\r", "\r").replace("\\n", "\n");
      caller.getOutputStream().write(request.getBytes(ISO_8859_1));
      assertThat(caller.getInputStream().readAllBytes())
          .asString(ISO_8859_1)
          .startsWith("HTTP/1.1 400 ");
    }
    assertThat(calls).hasValue(0);
  }

  /** As RFC 9112, section 5.2, has it where a folded line is not refused. */
  @Test
  void passesAFoldedLineOnAsOne() throws Exception {
    try (TestServer backend =
            TestServer.http(
                exchange ->
                    TestServer.answering(String.valueOf(exchange.getRequestHeaders().get("X-A")))
                        .handle(exchange));
        RunningGateway gateway =
            RunningGateway.serving(new Apis().proxy("GET", "/", backend.uri("127.0.0.1")));
        Socket caller = new Socket("127.0.0.1", gateway.port())) {
      String request =
          "GET /%s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-A: 1\r\n  X-B: 2\r\n\r\n";
      caller.getOutputStream().write(request.formatted(RunningGateway.STAGE).getBytes(ISO_8859_1));
      assertThat(caller.getInputStream().readAllBytes())
          .asString(ISO_8859_1)
          .endsWith("[1 X-B: 2]");
    }
  }
}
