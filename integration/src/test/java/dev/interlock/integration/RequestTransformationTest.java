package dev.interlock.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTransformationTest {
  private static final String REQUEST_ID = "5a1e2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b";
  private static final String TRACE = "Root=1-6a613644-5a1e2b3c4d5e4f608a7b9c0d";
  private static final String FORM = "application/x-www-form-urlencoded";

  private static EndpointRequest request(CalledMethod method, CallBuilder builder)
      throws ExecutionFailed {
    MethodCall call = builder.build();
    var path = Map.of("petId", "7");
    Mappings mappings = Mappings.of(method, REQUEST_ID, call).andRequest(path);
    return new RequestTransformation(method, call, mappings).request(TRACE);
  }

  private static String dump(EndpointRequest request) {
    return request.headers().toString().replace("\"", "");
  }

  @Test
  void passesEverythingToAProxiedBackend() throws ExecutionFailed {
    EndpointRequest request =
        request(
            IntegrationBuilder.proxy("https://b.example:8443/x").at("/pets"),
            CallBuilder.post("/pets", "a=b")
                .query("q", "1")
                .query("q", "2")
                .header("X-A", "1")
                .header("X-A", "2")
                .header("Content-Type", FORM)
                .header("User-Agent", "mine"));
    assertThat(request.httpMethod()).isEqualTo("POST");
    assertThat(request.uri()).hasToString("https://b.example:8443/x?q=1&q=2");
    assertThat(request.body()).isEqualTo("a=b");
    assertThat(dump(request))
        .isEqualTo(
            "[X-A:1, 2, Content-Type:%s, User-Agent:mine, x-amzn-apigateway-api-id:api1234567,"
                    .formatted(FORM)
                + " Host:b.example:8443, X-Amzn-Trace-Id:"
                + TRACE
                + "]");
  }

  @Test
  void passesOnlyWhatIsMappedToAnotherBackend() throws ExecutionFailed {
    EndpointRequest request =
        request(
            IntegrationBuilder.http("https://b.example/{id}")
                .mapping("integration.request.path.id", "method.request.path.petId")
                .mapping("integration.request.querystring.n", "method.request.querystring.q")
                .mapping("integration.request.header.X-B", "method.request.header.x-a")
                .at("/pets/{petId}"),
            CallBuilder.post("/pets/7", "a=b")
                .query("q", "1")
                .query("other", "2")
                .header("X-A", "1")
                .header("X-C", "2")
                .header("Content-Type", FORM));
    assertThat(request.uri()).hasToString("https://b.example/7?n=1");
    assertThat(dump(request))
        .isEqualTo(
            "[X-B:1, x-amzn-apigateway-api-id:api1234567, Accept:application/json,"
                + " Content-Type:application/json, User-Agent:AmazonAPIGateway_api1234567,"
                + " Host:b.example, X-Amzn-Trace-Id:"
                + TRACE
                + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "'text', text",
    "method.request.path.petId, 7",
    "method.request.querystring.q, 2",
    "method.request.multivaluequerystring.q, 1",
    "method.request.header.X-A, 4",
    "method.request.multivalueheader.X-A, '3,4'",
    "method.request.body, the body",
    "stageVariables.v, sv",
    "context.apiId, api1234567",
    "context.requestId, 5a1e2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b",
    "context.resourcePath, /pets/{petId}",
    "context.stage, test-invoke-stage",
    "method.request.querystring.none,"
  })
  void takesMappedValuesFrom(String source, String expected) throws ExecutionFailed {
    EndpointRequest request =
        request(
            IntegrationBuilder.proxy("https://b.example/")
                // CSV takes quotes away, which make a text of it.
                .mapping(
                    "integration.request.header.X-Mapped",
                    source.equals("text") ? "'text'" : source)
                .at("/pets/{petId}"),
            CallBuilder.post("/pets/7", "the body")
                .query("q", "1")
                .query("q", "2")
                .header("X-A", "3")
                .header("X-A", "4")
                .stageVariable("v", "sv"));
    assertThat(request.headers().getFirst("X-Mapped")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "method.request.body.pets[0].name",
        "context.authorizer.claims.sub",
        "context.extendedRequestId",
        "method.response.header.X",
        "nonsense"
      })
  void refusesAMappingThatItCanNotFollow(String source) {
    CalledMethod method =
        IntegrationBuilder.proxy("https://b.example/")
            .mapping("integration.request.header.X", source)
            .at("/");
    failed(method, "Invalid mapping expression specified: " + source);
  }

  @Test
  void passesNoHeaderOfTheCallersOwnConnection() throws ExecutionFailed {
    EndpointRequest request =
        request(
            IntegrationBuilder.proxy("https://b.example/").at("/"),
            CallBuilder.get("/")
                .header("Connection", "keep-alive")
                .header("transfer-encoding", "chunked")
                .header("Content-Length", "5")
                .header("Host", "other.example")
                .header("X-Amzn-Trace-Id", "forged"));
    assertThat(dump(request))
        .isEqualTo(
            "[x-amzn-apigateway-api-id:api1234567, User-Agent:AmazonAPIGateway_api1234567,"
                + " Host:b.example, X-Amzn-Trace-Id:"
                + TRACE
                + "]");
  }

  @Test
  void mapsAHostButNoHeaderOfTheMessage() throws ExecutionFailed {
    IntegrationBuilder integration = IntegrationBuilder.proxy("https://b.example/");
    integration.mapping("integration.request.header.Host", "'other.example'");
    assertThat(request(integration.at("/"), CallBuilder.get("/")).headers().getFirst("host"))
        .isEqualTo("other.example");
    integration.mapping("integration.request.header.Content-Length", "'5'");
    failed(integration.at("/"), "Content-Length header already present");
  }

  @Test
  void sendsNoLineBreakInAHeader() {
    CalledMethod method =
        IntegrationBuilder.proxy("https://b.example/")
            .mapping("integration.request.header.X", "'a\r\nY: b'")
            .at("/");
    failed(method, "Invalid header");
  }

  @Test
  void usesATemplateWithoutVtlForEveryBody() throws ExecutionFailed {
    CalledMethod method =
        IntegrationBuilder.http("https://b.example/")
            .template("application/json", "{\"a\": 1}")
            .at("/");
    assertThat(request(method, CallBuilder.post("/", "a=b").header("Content-Type", FORM)).body())
        .isEqualTo("{\"a\": 1}");
  }

  @Test
  void refusesVtlAndConversionsRatherThanGuess() {
    failed(
        IntegrationBuilder.http("https://b.example/")
            .template("application/json", "{\"a\": $input.json('$')}")
            .at("/"),
        "Unable to transform request");
    failed(
        IntegrationBuilder.proxy("https://b.example/").contentHandling("CONVERT_TO_BINARY").at("/"),
        "Unable to transform request");
  }

  @ParameterizedTest
  @CsvSource({
    "WHEN_NO_MATCH, true, true",
    "WHEN_NO_MATCH, false, true",
    "WHEN_NO_TEMPLATES, true, false",
    "WHEN_NO_TEMPLATES, false, true",
    "NEVER, true, false",
    "NEVER, false, false"
  })
  void passesABodyThatNoTemplateIsForAsToldTo(String behavior, boolean hasOther, boolean passes)
      throws ExecutionFailed {
    IntegrationBuilder integration =
        IntegrationBuilder.http("https://b.example/").passthrough(behavior);
    if (hasOther) {
      integration.template("text/xml", "<a/>");
    }
    CallBuilder invocation = CallBuilder.post("/", "as it is");
    if (passes) {
      assertThat(request(integration.at("/"), invocation).body()).isEqualTo("as it is");
    } else {
      assertThatExceptionOfType(ExecutionFailed.class)
          .isThrownBy(() -> request(integration.at("/"), invocation))
          .extracting(failed -> failed.response().status())
          .isEqualTo(415);
    }
  }

  private static void failed(CalledMethod method, String problem) {
    assertThatExceptionOfType(ExecutionFailed.class)
        .isThrownBy(() -> request(method, CallBuilder.get("/")))
        .withMessage("Execution failed due to configuration error: " + problem)
        .extracting(failed -> failed.response().status())
        .isEqualTo(500);
  }
}
