package dev.interlock.command.aws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Requests that no client of AWS sends get answers that each of them can read. */
class OddRequestsIT {
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private record Answer(int status, Map<String, String> headers, String body) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GARBAGE                                                          | 400 | BadRequestException
          GET /restapis/{ HTTP/1.1#Host: a                                 | 400 | BadRequestException
          GET /restapis/%zz HTTP/1.1#Host: a                               | 400 | BadRequestException
          GET /restapis/a%00b/stages/x HTTP/1.1#Host: a                    | 400 | BadRequestException
          GET /restapis/%ed%a0%80 HTTP/1.1#Host: a                         | 400 | BadRequestException
          GET /restapis?limit=%zz HTTP/1.1#Host: a                         | 400 | BadRequestException
          GET /restapis/a/stages?deploymentId=%00 HTTP/1.1#Host: a         | 400 | BadRequestException
          GET /../x HTTP/1.1#Host: a                                       | 400 | BadRequestException
          GET /restapis HTTP/1.1                                           | 400 | BadRequestException
          GET /restapis HTTP/1.1#Host: a b                                 | 400 | BadRequestException
          GET /restapis HTTP/9.1#Host: a                                   | 505 | BadRequestException
          GET /restapis HTTP/1.1#Host: a#Expect: nonsense                  | 417 | BadRequestException
          TRACE /restapis HTTP/1.1#Host: a                                 | 405 | MethodNotAllowedException
          POST /restapis HTTP/1.1#Host: a#Content-Length: -1               | 400 | BadRequestException
          POST /restapis HTTP/1.1#Host: a#Transfer-Encoding: nonsense      | 501 | BadRequestException
          """)
  void whatIsNoRequestIsRefusedInTypedJson(String request, int status, String type)
      throws Exception {
    Answer answer = send(request.replace("#", "\r\n") + "\r\nConnection: close\r\n\r\n");
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers())
        .containsEntry("x-amzn-errortype", type)
        .containsEntry("content-type", "application/json")
        .containsKeys("x-amzn-requestid", "date");
    assertThat(JsonMapper.shared().readTree(answer.body()).get("message").asString()).isNotBlank();
    DateTimeFormatter.RFC_1123_DATE_TIME.parse(answer.headers().get("date"), ZonedDateTime::from);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, 404, UnknownOperationException",
    "GET, /unknown, 404, UnknownOperationException",
    "GET, /error, 404, UnknownOperationException",
    "GET, /restapis/x/, 404, UnknownOperationException",
    "FOO, /restapis, 405, MethodNotAllowedException",
    "PUT, /account, 405, MethodNotAllowedException",
    "POST, /restapis?mode=x, 400, ValidationException",
  })
  void whatIsNoOperationIsRefusedInTypedJson(String verb, String path, int status, String type)
      throws Exception {
    HttpResponse<String> answer = service.send(verb, path, "");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(type);
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(JsonMapper.shared().readTree(answer.body()).get("message").asString()).isNotBlank();
  }

  @Test
  void refusesMoreParametersThanAnyOperationHas() throws Exception {
    assertThat(service.send("GET", "/restapis?" + "a=b&".repeat(1500), "").statusCode())
        .isEqualTo(400);
  }

  @Test
  void whatTheNativeApiDoesNotHaveIsAProblem() throws Exception {
    HttpResponse<String> answer = service.send("GET", "/v1/nothing", "");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(JsonMapper.shared().readTree(answer.body()).get("instance").asString())
        .isEqualTo("/v1/nothing");
  }

  private static Answer send(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", service.address().getPort())) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return read(socket.getInputStream());
    }
  }

  /** Bodies that come in chunks are read without their borders, which is enough for short ones. */
  private static Answer read(InputStream in) throws IOException {
    String[] parts = new String(in.readAllBytes(), ISO_8859_1).split("\r\n\r\n", 2);
    String[] lines = parts[0].split("\r\n", -1);
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(": ", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
    }
    String body = parts[1];
    return new Answer(
        Integer.parseInt(lines[0].split(" ", -1)[1]),
        headers,
        body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
  }
}
