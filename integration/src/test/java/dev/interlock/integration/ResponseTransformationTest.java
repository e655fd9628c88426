package dev.interlock.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class ResponseTransformationTest {

  private static MethodResponse response(IntegrationBuilder integration, EndpointResponse received)
      throws ExecutionFailed {
    CalledMethod method = integration.at("/");
    MethodCall call = CallBuilder.get("/").stageVariable("v", "sv").build();
    Mappings mappings = Mappings.of(method, "5a1e2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b", call);
    return new ResponseTransformation(method, mappings).response(received, new HttpHeaders());
  }

  private static EndpointResponse received(int status) {
    HttpHeaders headers = new HttpHeaders();
    headers.add("Content-Type", "text/plain");
    headers.add("Date", "Sun, 22 Nov 2026 06:07:32 GMT");
    headers.add("Set-Cookie", "a=1");
    headers.add("Set-Cookie", "b=2");
    headers.add("Transfer-Encoding", "chunked");
    return new EndpointResponse(status, headers, "received");
  }

  @Test
  void returnsEverythingOfAProxiedBackendAndRenamesWhatTheGatewaySets() throws ExecutionFailed {
    MethodResponse response = response(IntegrationBuilder.proxy("http://b.example"), received(418));
    assertThat(response.status()).isEqualTo(418);
    assertThat(response.body()).isEqualTo("received");
    assertThat(response.headers().toString().replace("\"", ""))
        .isEqualTo(
            "[Content-Type:text/plain, x-amzn-Remapped-Date:Sun, 22 Nov 2026 06:07:32 GMT,"
                + " Set-Cookie:a=1, b=2]");
  }

  @ParameterizedTest
  @CsvSource({"200, 200", "201, 200", "404, 404", "499, 404", "500, 500", "503, 200"})
  void selectsAResponseByTheBackendsStatus(int status, int expected) throws ExecutionFailed {
    IntegrationBuilder integration =
        IntegrationBuilder.http("http://b.example")
            .response("200", Map.of("selectionPattern", ""))
            .response("404", Map.of("selectionPattern", "4\\d{2}"))
            .response("500", Map.of("selectionPattern", "500"));
    assertThat(response(integration, received(status)).status()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4\\d{2}", "[", "20"})
  void failsWhenNoResponseIsForTheStatus(String pattern) {
    assertThatExceptionOfType(ExecutionFailed.class)
        .isThrownBy(
            () ->
                response(
                    IntegrationBuilder.http("http://b.example")
                        .response("404", Map.of("selectionPattern", pattern)),
                    received(200)))
        .withMessage(
            "Execution failed due to configuration error: No match for output mapping and no"
                + " default output mapping configured. Endpoint Response Status Code: 200");
  }

  @Test
  void returnsOnlyMappedHeaders() throws ExecutionFailed {
    Map<String, String> mapped =
        Map.of(
            "method.response.header.X-Cookie", "integration.response.header.set-cookie",
            "method.response.header.X-Stage", "stageVariables.v",
            "method.response.header.X-None", "integration.response.header.None");
    MethodResponse response =
        response(
            IntegrationBuilder.http("http://b.example")
                .response("200", Map.of("responseParameters", mapped)),
            received(200));
    assertThat(response.headers().toSingleValueMap())
        .isEqualTo(Map.of("Content-Type", "application/json", "X-Cookie", "b=2", "X-Stage", "sv"));
    assertThat(response.body()).isEqualTo("received");
  }

  @Test
  void needsAnIntegrationResponseAsAwsDoes() {
    assertThatExceptionOfType(ExecutionFailed.class)
        .isThrownBy(() -> response(IntegrationBuilder.http("http://b.example"), received(404)))
        .withMessageContaining("no default output mapping configured");
  }

  @Test
  void refusesVtlRatherThanGuess() {
    assertThatExceptionOfType(ExecutionFailed.class)
        .isThrownBy(
            () ->
                response(
                    IntegrationBuilder.http("http://b.example")
                        .response(
                            "200",
                            Map.of("responseTemplates", Map.of("application/json", "$input.body"))),
                    received(200)))
        .withMessage("Execution failed due to configuration error: Unable to transform response");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"statusCode\": \"200\"}", "[200]", "statusCode"})
  void mocksNothingWithoutAStatus(String request) {
    assertThatExceptionOfType(ExecutionFailed.class)
        .isThrownBy(() -> ResponseTransformation.mock(request))
        .withMessageContaining("Unable to parse statusCode");
  }
}
