package dev.interlock.command.restapi;

import static org.hamcrest.Matchers.containsString;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.restapi.RestApiCommand.DeleteIntegration;
import dev.interlock.command.restapi.RestApiCommand.DeleteIntegrationResponse;
import dev.interlock.command.restapi.RestApiCommand.DeleteMethod;
import dev.interlock.command.restapi.RestApiCommand.DeleteMethodResponse;
import dev.interlock.command.restapi.RestApiCommand.PutMethodResponse;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RestApiEvent.IntegrationDeleted;
import dev.interlock.contract.RestApiEvent.IntegrationPut;
import dev.interlock.contract.RestApiEvent.IntegrationResponseDeleted;
import dev.interlock.contract.RestApiEvent.IntegrationResponsePut;
import dev.interlock.contract.RestApiEvent.MethodDeleted;
import dev.interlock.contract.RestApiEvent.MethodResponseDeleted;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodsOfRestApiTest extends RestApiFixture {
  @Test
  void addsAMethod() {
    fixture.given(CREATED, PETS).when(putMethod("pets01", "GET", "NONE")).expectEvents(GET);
  }

  @Test
  void refusesAMethodThatExists() {
    fixture
        .given(CREATED, PETS, GET)
        .when(putMethod("pets01", "GET", "NONE"))
        .expectException(Refusal.class)
        .expectExceptionMessage("Method already exists for this resource");
  }

  @ParameterizedTest
  @CsvSource({
    "get, NONE, Invalid HttpMethod specified. Valid options are GET",
    "FETCH, NONE, Invalid HttpMethod specified. Valid options are GET",
    "GET, CUSTOM, requires a valid authorizer",
    "GET, none, Must be one of"
  })
  void refusesMethodsAndAuthorizationTypesThatAreNotOffered(
      String method, String authorization, String message) {
    fixture
        .given(CREATED, PETS)
        .when(putMethod("pets01", method, authorization))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString(message));
  }

  @Test
  void refusesAMethodOfNoResource() {
    fixture
        .given(CREATED)
        .when(putMethod("none01", "GET", "NONE"))
        .expectException(Refusal.class)
        .expectExceptionMessage(RestApis.UNKNOWN_RESOURCE);
  }

  @Test
  void setsAndReplacesTheIntegrationOfAMethod() {
    fixture
        .given(CREATED, PETS, GET, PROXY)
        .when(integration("HTTP_PROXY", "GET", "https://b/{id}", 29_000, false))
        .expectEvents(PROXY);
  }

  @Test
  void setsAMockIntegration() {
    fixture
        .given(CREATED, PETS, GET)
        .when(integration("MOCK", null, null, 29_000, false))
        .expectEvents(
            new IntegrationPut(
                API, "pets01", "GET", "MOCK", null, null, 29_000, false, Map.of(), AT));
  }

  @Test
  void refusesAnIntegrationOfNoMethod() {
    fixture
        .given(CREATED, PETS)
        .when(integration("HTTP_PROXY", "GET", "https://b/", 29_000, false))
        .expectException(Refusal.class)
        .expectExceptionMessage(RestApis.UNKNOWN_METHOD);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_PROXY, POST, https://b/, 29000, false, 'Integrations of type ''AWS_PROXY'' are not'",
    "HTTP, , https://b/, 29000, false, HttpMethod must be non-empty",
    "HTTP, GETT, https://b/, 29000, false, Invalid HttpMethod specified",
    "HTTP, GET, , 29000, false, Invalid HTTP endpoint",
    "HTTP, GET, ftp://b/, 29000, false, Invalid HTTP endpoint",
    "HTTP, GET, b/, 29000, false, Invalid HTTP endpoint",
    "HTTP, GET, https://b/, 49, false, between 50 ms and 29000 ms",
    "HTTP, GET, https://b/, 29001, false, between 50 ms and 29000 ms",
    "MOCK, , , 29000, true, HTTP integrations only"
  })
  void refusesIntegrationsThatAwsRefuses(
      String type,
      @Nullable String method,
      @Nullable String uri,
      int timeout,
      boolean insecure,
      String message) {
    fixture
        .given(CREATED, PETS, GET)
        .when(integration(type, method, uri, timeout, insecure))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString(message));
  }

  @Test
  void declaresAResponseOnce() {
    Document settings =
        Document.EMPTY.with(true, "responseParameters", "method.response.header.Etag");
    fixture
        .given(CREATED, PETS, GET)
        .when(new PutMethodResponse(API, "pets01", "GET", "200", settings, AT))
        .expectEvents(RESPONSE);
    fixture
        .given(CREATED, PETS, GET, RESPONSE)
        .when(new PutMethodResponse(API, "pets01", "GET", "200", settings, AT))
        .expectException(Refusal.class)
        .expectExceptionMessage("Response already exists for this resource");
  }

  @Test
  void setsTheResponseOfAnIntegrationAgainAndAgain() {
    IntegrationResponsePut put =
        new IntegrationResponsePut(
            API,
            "pets01",
            "GET",
            "200",
            Map.of(
                "responseParameters",
                Map.of("method.response.header.Etag", "integration.response.header.Etag")),
            AT);
    fixture
        .given(CREATED, PETS, GET, RESPONSE, PROXY, put)
        .when(integrationResponse("200", new Document(put.settings())))
        .expectEvents(put);
  }

  @Test
  void refusesTheResponseOfAnIntegrationThatTheMethodDoesNotDeclare() {
    fixture
        .given(CREATED, PETS, GET, RESPONSE, PROXY)
        .when(integrationResponse("404", Document.EMPTY))
        .expectException(Refusal.class)
        .expectExceptionMessage(RestApis.UNKNOWN_RESPONSE);
    fixture
        .given(CREATED, PETS, GET, RESPONSE, PROXY)
        .when(
            integrationResponse(
                "200",
                Document.EMPTY.with("'x'", "responseParameters", "method.response.header.Age")))
        .expectException(Refusal.class)
        .expectExceptionMessage(
            containsString(
                "Invalid mapping expression parameter specified: method.response.header.Age"));
  }

  @Test
  void refusesTheResponseOfNoIntegration() {
    fixture
        .given(CREATED, PETS, GET, RESPONSE)
        .when(integrationResponse("200", Document.EMPTY))
        .expectException(Refusal.class)
        .expectExceptionMessage(RestApis.UNKNOWN_INTEGRATION);
  }

  @Test
  void deletesWhatAMethodHasAndTheMethodItself() {
    RestApiEvent mapped = new IntegrationResponsePut(API, "pets01", "GET", "200", Map.of(), AT);
    fixture
        .given(CREATED, PETS, GET, RESPONSE, PROXY, mapped)
        .when(new DeleteIntegrationResponse(API, "pets01", "GET", "200", AT))
        .expectEvents(new IntegrationResponseDeleted(API, "pets01", "GET", "200", AT));
    fixture
        .given(CREATED, PETS, GET, RESPONSE, PROXY, mapped)
        .when(new DeleteIntegration(API, "pets01", "GET", AT))
        .expectEvents(new IntegrationDeleted(API, "pets01", "GET", AT));
    fixture
        .given(CREATED, PETS, GET, RESPONSE, PROXY, mapped)
        .when(new DeleteMethodResponse(API, "pets01", "GET", "200", AT))
        .expectEvents(new MethodResponseDeleted(API, "pets01", "GET", "200", AT));
    fixture
        .given(CREATED, PETS, GET, RESPONSE, PROXY, mapped)
        .when(new DeleteMethod(API, "pets01", "GET", AT))
        .expectEvents(new MethodDeleted(API, "pets01", "GET", AT));
  }

  @Test
  void refusesToDeleteWhatAMethodDoesNotHave() {
    fixture
        .given(CREATED, PETS, GET, PROXY)
        .when(new DeleteIntegrationResponse(API, "pets01", "GET", "200", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(RestApis.UNKNOWN_RESPONSE);
    fixture
        .given(CREATED, PETS, GET, PROXY)
        .when(new DeleteMethodResponse(API, "pets01", "GET", "200", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(RestApis.UNKNOWN_RESPONSE);
    fixture
        .given(CREATED, PETS, GET)
        .when(new DeleteIntegration(API, "pets01", "GET", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(RestApis.UNKNOWN_INTEGRATION);
    fixture
        .given(CREATED, PETS)
        .when(new DeleteMethod(API, "pets01", "GET", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(RestApis.UNKNOWN_METHOD);
  }
}
