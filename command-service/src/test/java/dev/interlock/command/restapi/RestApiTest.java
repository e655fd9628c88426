package dev.interlock.command.restapi;

import static org.hamcrest.Matchers.containsString;

import dev.interlock.command.AggregateFixture;
import dev.interlock.command.Refusal;
import dev.interlock.command.restapi.RestApiCommand.CreateDeployment;
import dev.interlock.command.restapi.RestApiCommand.CreateResource;
import dev.interlock.command.restapi.RestApiCommand.CreateRestApi;
import dev.interlock.command.restapi.RestApiCommand.DeleteRestApi;
import dev.interlock.command.restapi.RestApiCommand.PutIntegration;
import dev.interlock.command.restapi.RestApiCommand.PutMethod;
import dev.interlock.command.restapi.RestApiCommand.TagRestApi;
import dev.interlock.command.restapi.RestApiCommand.UntagRestApi;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.IntegrationPut;
import dev.interlock.contract.RestApiEvent.MethodPut;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.RestApiEvent.RestApiDeleted;
import dev.interlock.contract.RestApiEvent.RestApiTagged;
import dev.interlock.contract.RestApiEvent.RestApiUntagged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestApiTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final String API = "api1234567";
  private static final String ROOT = "root123456";
  private static final RestApiEvent CREATED =
      new RestApiCreated(API, "Pets", null, ROOT, Map.of(), AT);
  private static final RestApiEvent PETS = new ResourceCreated(API, "pets01", ROOT, "pets", AT);
  private static final RestApiEvent GET = new MethodPut(API, "pets01", "GET", "NONE", false, AT);
  private static final RestApiEvent PROXY =
      new IntegrationPut(
          API, "pets01", "GET", "HTTP_PROXY", "GET", "https://b/{id}", 29_000, false, AT);

  private final List<String> stages = new ArrayList<>();
  private AggregateTestFixture<RestApi> fixture;

  @BeforeEach
  void setUp() {
    fixture = AggregateFixture.of(RestApi.class, (StagesOfApi) api -> stages);
  }

  @Test
  void createsAnApiWithItsRoot() {
    fixture
        .givenNoPriorActivity()
        .when(new CreateRestApi(API, "Pets", null, ROOT, Map.of(), AT))
        .expectEvents(CREATED);
  }

  @Test
  void refusesAnApiWithoutAName() {
    fixture
        .givenNoPriorActivity()
        .when(new CreateRestApi(API, " ", null, ROOT, Map.of(), AT))
        .expectException(Refusal.class);
  }

  @Test
  void recordsTheTagsThatChange() {
    RestApiEvent tagged = new RestApiTagged(API, Map.of("team", "edge"), AT);
    fixture
        .given(CREATED)
        .when(new TagRestApi(API, Map.of("team", "edge"), AT))
        .expectEvents(tagged);
    fixture
        .given(CREATED, tagged)
        .when(new TagRestApi(API, Map.of("team", "edge"), AT))
        .expectNoEvents();
    fixture
        .given(CREATED, tagged)
        .when(new UntagRestApi(API, List.of("team", "zone"), AT))
        .expectEvents(new RestApiUntagged(API, List.of("team"), AT));
  }

  @Test
  void deletesAnApiWithoutStages() {
    fixture
        .given(CREATED, PETS)
        .when(new DeleteRestApi(API, AT))
        .expectEvents(new RestApiDeleted(API, AT));
  }

  @Test
  void refusesToDeleteAnApiThatHasStages() {
    stages.addAll(List.of("dev", "prod"));
    fixture
        .given(CREATED)
        .when(new DeleteRestApi(API, AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("[dev, prod]"))
        .expectNoEvents();
  }

  @Test
  void refusesEverythingOfADeletedApi() {
    fixture
        .given(CREATED, new RestApiDeleted(API, AT))
        .when(new CreateResource(API, "pets01", ROOT, "pets", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(RestApis.unknownApi(API));
  }

  @Test
  void addsAResourceBelowAnother() {
    fixture
        .given(CREATED, PETS)
        .when(new CreateResource(API, "pet001", "pets01", "{petId}", AT))
        .expectEvents(new ResourceCreated(API, "pet001", "pets01", "{petId}", AT));
  }

  @Test
  void refusesAResourceBelowNothing() {
    fixture
        .given(CREATED)
        .when(new CreateResource(API, "pet001", "none01", "pets", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(RestApis.UNKNOWN_RESOURCE);
  }

  @Test
  void refusesTwoResourcesOfOneName() {
    fixture
        .given(CREATED, PETS)
        .when(new CreateResource(API, "pets02", ROOT, "pets", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(
            "Another resource with the same parent already has this name: pets");
  }

  @Test
  void refusesTwoVariablesBesideEachOther() {
    fixture
        .given(CREATED, new ResourceCreated(API, "var001", ROOT, "{id}", AT))
        .when(new CreateResource(API, "var002", ROOT, "{proxy+}", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("A sibling ({id})"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a b", "{", "{}", "{a+", "{a}b", "ä"})
  void refusesPathPartsThatAwsRefuses(String pathPart) {
    fixture
        .given(CREATED)
        .when(new CreateResource(API, "pets01", ROOT, pathPart, AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("path part only allow"));
  }

  @Test
  void refusesMoreThan300Resources() {
    List<RestApiEvent> full =
        Stream.concat(
                Stream.of(CREATED),
                IntStream.range(1, RestApiRules.MAX_RESOURCES)
                    .mapToObj(n -> new ResourceCreated(API, "r" + n, ROOT, "p" + n, AT)))
            .toList();
    fixture
        .given(full)
        .when(new CreateResource(API, "pets01", ROOT, "pets", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("300 resources"));
  }

  @Test
  void addsAMethod() {
    fixture
        .given(CREATED, PETS)
        .when(new PutMethod(API, "pets01", "GET", "NONE", false, AT))
        .expectEvents(GET);
  }

  @Test
  void refusesAMethodThatExists() {
    fixture
        .given(CREATED, PETS, GET)
        .when(new PutMethod(API, "pets01", "GET", "NONE", false, AT))
        .expectException(Refusal.class)
        .expectExceptionMessage("Method already exists for this resource");
  }

  @ParameterizedTest
  @CsvSource({"get, NONE", "FETCH, NONE", "GET, CUSTOM", "GET, none"})
  void refusesMethodsAndAuthorizationTypesThatAreNotOffered(String method, String authorization) {
    fixture
        .given(CREATED, PETS)
        .when(new PutMethod(API, "pets01", method, authorization, false, AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("Must be one of"));
  }

  @Test
  void refusesAMethodOfNoResource() {
    fixture
        .given(CREATED)
        .when(new PutMethod(API, "none01", "GET", "NONE", false, AT))
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
            new IntegrationPut(API, "pets01", "GET", "MOCK", null, null, 29_000, false, AT));
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
    "AWS_PROXY, POST, https://b/, 29000, false, Invalid type",
    "HTTP, , https://b/, 29000, false, HttpMethod must be non-empty",
    "HTTP, GETT, https://b/, 29000, false, Invalid httpMethod",
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
  void deploysAnApiWhoseMethodsHaveIntegrations() {
    fixture
        .given(CREATED, PETS, GET, PROXY)
        .when(new CreateDeployment(API, "dep001", "First", AT))
        .expectEvents(new DeploymentCreated(API, "dep001", "First", AT));
  }

  @Test
  void refusesToDeployAnApiWithoutMethods() {
    fixture
        .given(CREATED, PETS)
        .when(new CreateDeployment(API, "dep001", null, AT))
        .expectException(Refusal.class)
        .expectExceptionMessage("The REST API doesn't contain any methods");
  }

  @Test
  void refusesToDeployAMethodWithoutAnIntegration() {
    fixture
        .given(CREATED, PETS, GET)
        .when(new CreateDeployment(API, "dep001", null, AT))
        .expectException(Refusal.class)
        .expectExceptionMessage("No integration defined for method");
  }

  private static PutIntegration integration(
      String type, @Nullable String method, @Nullable String uri, int timeout, boolean insecure) {
    return new PutIntegration(API, "pets01", "GET", type, method, uri, timeout, insecure, AT);
  }
}
