package dev.interlock.command.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.RunningService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the AWS API says on the wire where AWS's clients show too little of it. */
class AwsWireIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void everyAnswerIsDatedAndHasARequestId() throws Exception {
    HttpResponse<String> list = service.send("GET", "/clientcertificates", "");
    HttpResponse<String> missing = service.send("GET", "/clientcertificates/zzzzzz", "");
    assertThat(List.of(list, missing))
        .allSatisfy(
            answer -> {
              assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
              assertThat(answer.headers().firstValue("Date")).isPresent();
              assertThat(answer.headers().firstValue("Content-Type"))
                  .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
            });
  }

  @Test
  void datesAreWholeSecondsAndNothingIsNull() throws Exception {
    JsonNode made = json(service.send("POST", "/clientcertificates", "{\"_unknown\":1}"));
    assertThat(made.get("createdDate").isIntegralNumber()).isTrue();
    assertThat(made.has("description")).isFalse();
    assertThat(made.has("tags")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /clientcertificates/zzzzzz     |                       | 404 | NotFoundException
          POST   | /clientcertificates            | {                     | 400 | SerializationException
          POST   | /clientcertificates            | []                    | 400 | SerializationException
          POST   | /clientcertificates            | {"description":true}  | 400 | SerializationException
          POST   | /clientcertificates            | {"tags":{"aws:x":""}} | 400 | BadRequestException
          POST   | /clientcertificates            | {"description":"\\u0000"} | 400 | SerializationException
          GET    | /clientcertificates?limit=501  |                       | 400 | BadRequestException
          GET    | /clientcertificates?position=x |                       | 400 | BadRequestException
          PUT    | /clientcertificates            | {}                    | 405 | MethodNotAllowedException
          DELETE | /restapis                      |                       | 405 | MethodNotAllowedException
          GET    | /clientcertificates/a/b        |                       | 404 | UnknownOperationException
          GET    | /restapis/a/nothing            |                       | 404 | UnknownOperationException
          GET    | /restapis/zzzzzzzzzz           |                       | 404 | NotFoundException
          GET    | /restapis/zzzzzzzzzz/stages/x  |                       | 404 | NotFoundException
          POST   | /restapis                      | {}                    | 400 | ValidationException
          POST   | /restapis                      | {"name":""}           | 400 | BadRequestException
          POST   | /restapis                      | {"name":"x","description":""} | 400 | BadRequestException
          POST   | /restapis                      | {"name":"x","endpointConfiguration":{"types":["PRIVATE"]}} | 400 | BadRequestException
          POST   | /restapis                      | {"name":"x","policy":"x"} | 400 | BadRequestException
          GET    | /tags/arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Fclientcertificates%2Fa1b2c3 | | 404 | NotFoundException
          GET    | /tags/arn                      |                       | 400 | BadRequestException
          PUT    | /tags/arn                      | {"tags":"x"}          | 400 | BadRequestException
          POST   | /tags/arn                      | {}                    | 405 | MethodNotAllowedException
          GET    | /tags                          |                       | 404 | UnknownOperationException
          GET    | /domainnames/x                 |                       | 400 | BadRequestException
          """)
  void errorsAreTypedJson(String method, String path, String body, int status, String type)
      throws Exception {
    HttpResponse<String> answer = service.send(method, path, body == null ? "" : body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(type);
    assertThat(json(answer).get("message").stringValue()).isNotBlank();
    assertThat(json(answer).size()).isEqualTo(1);
  }

  @Test
  void aMethodThatIsNotAllowedIsAnsweredWithThoseThatAre() throws Exception {
    assertThat(service.send("PUT", "/clientcertificates", "{}").headers().firstValue("Allow"))
        .contains("GET, POST");
  }

  @Test
  void refusesABodyOverTenMegabytes() throws Exception {
    HttpResponse<String> answer =
        service.send("POST", "/clientcertificates", " ".repeat(10 * 1024 * 1024 + 1));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
        .contains("RequestEntityTooLargeException");
  }

  @Test
  void aFaultIsAnsweredWithoutDetail() throws Exception {
    JdbcClient jdbc = JdbcClient.create(service.database());
    jdbc.sql("ALTER TABLE command.rest_api RENAME TO elsewhere").update();
    try {
      HttpResponse<String> answer = service.send("GET", "/restapis", "");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("InternalFailure");
      assertThat(answer.body()).isEqualTo("{\"message\":\"Internal server error\"}");
    } finally {
      jdbc.sql("ALTER TABLE command.elsewhere RENAME TO rest_api").update();
    }
  }

  @Test
  void theKeyOfADeletedCertificateIsDestroyedInTheSameTransaction() throws Exception {
    String id = certificate();
    assertThat(service.send("DELETE", "/clientcertificates/" + id, "").statusCode()).isEqualTo(202);
    assertThat(
            JdbcClient.create(service.database())
                .sql(
                    """
                    SELECT type FROM command.event WHERE aggregate_identifier = ?
                    ORDER BY sequence_number
                    """)
                .param(id)
                .query(String.class)
                .list())
        .containsExactly("certificate-generated", "certificate-deleted", "private-key-destroyed");
  }

  /** Whoever wins, no stage presents a certificate that is gone. */
  @RepeatedTest(10)
  void aCertificateIsNeverDeletedWhileAStageTakesIt() throws Exception {
    String stage = stage();
    String id = certificate();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Callable<Integer> attach =
          () ->
              service
                  .send(
                      "PATCH",
                      stage,
                      """
                      {"patchOperations":[{"op":"replace","path":"/clientCertificateId","value":"%s"}]}
                      """
                          .formatted(id))
                  .statusCode();
      Callable<Integer> delete =
          () -> service.send("DELETE", "/clientcertificates/" + id, "").statusCode();
      var answers = threads.invokeAll(List.of(attach, delete));
      int attached = answers.getFirst().get();
      int deleted = answers.getLast().get();
      if (attached == 200) {
        assertThat(deleted).isEqualTo(409);
      } else {
        assertThat(List.of(attached, deleted)).containsExactly(400, 202);
      }
    }
  }

  private static String certificate() throws Exception {
    return json(service.send("POST", "/clientcertificates", "{}"))
        .get("clientCertificateId")
        .stringValue();
  }

  /** The path of a stage of a new API. */
  private static String stage() throws Exception {
    JsonNode api = json(service.send("POST", "/restapis", "{\"name\":\"Pets\"}"));
    String path = "/restapis/" + api.get("id").stringValue();
    String method =
        "%s/resources/%s/methods/GET".formatted(path, api.get("rootResourceId").stringValue());
    service.send("PUT", method, "{\"authorizationType\":\"NONE\"}");
    service.send("PUT", method + "/integration", "{\"type\":\"MOCK\"}");
    service.send("POST", path + "/deployments", "{\"stageName\":\"prod\"}");
    return path + "/stages/prod";
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }
}
