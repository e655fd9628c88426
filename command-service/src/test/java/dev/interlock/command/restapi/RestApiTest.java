package dev.interlock.command.restapi;

import static org.hamcrest.Matchers.containsString;

import dev.interlock.command.AggregateFixture;
import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.restapi.RestApiCommand.CreateDeployment;
import dev.interlock.command.restapi.RestApiCommand.CreateResource;
import dev.interlock.command.restapi.RestApiCommand.CreateRestApi;
import dev.interlock.command.restapi.RestApiCommand.DeleteDeployment;
import dev.interlock.command.restapi.RestApiCommand.DeleteResource;
import dev.interlock.command.restapi.RestApiCommand.DeleteRestApi;
import dev.interlock.command.restapi.RestApiCommand.PutIntegration;
import dev.interlock.command.restapi.RestApiCommand.PutIntegrationResponse;
import dev.interlock.command.restapi.RestApiCommand.PutMethod;
import dev.interlock.command.restapi.RestApiCommand.PutMethodResponse;
import dev.interlock.command.restapi.RestApiCommand.TagRestApi;
import dev.interlock.command.restapi.RestApiCommand.UntagRestApi;
import dev.interlock.command.restapi.RestApiCommand.UpdateRestApi;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.DeploymentDeleted;
import dev.interlock.contract.RestApiEvent.IntegrationPut;
import dev.interlock.contract.RestApiEvent.IntegrationResponsePut;
import dev.interlock.contract.RestApiEvent.MethodPut;
import dev.interlock.contract.RestApiEvent.MethodResponsePut;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.ResourceDeleted;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.RestApiEvent.RestApiDeleted;
import dev.interlock.contract.RestApiEvent.RestApiTagged;
import dev.interlock.contract.RestApiEvent.RestApiUntagged;
import dev.interlock.contract.RestApiEvent.RestApiUpdated;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
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
  private static final String[] ENDPOINT_TYPES = {"endpointConfiguration", "types"};
  private static final RestApiEvent CREATED =
      new RestApiCreated(API, "Pets", null, ROOT, Map.of(), RestApiSettings.DEFAULTS.members(), AT);
  private static final RestApiEvent PETS = new ResourceCreated(API, "pets01", ROOT, "pets", AT);
  private static final RestApiEvent GET =
      new MethodPut(API, "pets01", "GET", "NONE", false, Map.of(), AT);
  private static final RestApiEvent PROXY =
      new IntegrationPut(
          API, "pets01", "GET", "HTTP_PROXY", "GET", "https://b/{id}", 29_000, false, Map.of(), AT);
  private static final RestApiEvent RESPONSE =
      new MethodResponsePut(
          API,
          "pets01",
          "GET",
          "200",
          Map.of("responseParameters", Map.of("method.response.header.Etag", true)),
          AT);
  private static final RestApiEvent DEPLOYED = new DeploymentCreated(API, "dep001", null, AT);

  private final List<String> stages = new ArrayList<>();
  private boolean served;
  private AggregateTestFixture<RestApi> fixture;

  @BeforeEach
  void setUp() {
    fixture =
        AggregateFixture.of(
            RestApi.class,
            new StagesOfApi() {
              @Override
              public List<String> hold(String restApiId) {
                return stages;
              }

              @Override
              public boolean serve(String restApiId, String deploymentId) {
                return served;
              }
            });
  }

  @Test
  void createsAnApiWithItsRoot() {
    fixture.givenNoPriorActivity().when(create("Pets", Document.EMPTY)).expectEvents(CREATED);
  }

  @Test
  void refusesAnApiWithoutAName() {
    fixture.givenNoPriorActivity().when(create(" ", Document.EMPTY)).expectException(Refusal.class);
  }

  @Test
  void refusesAPrivateApi() {
    fixture
        .givenNoPriorActivity()
        .when(create("Pets", Document.EMPTY.with(List.of("PRIVATE"), ENDPOINT_TYPES)))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("Private endpoints are not offered"));
  }

  @Test
  void updatesNameAndSettingsAtOnce() {
    fixture
        .given(CREATED)
        .when(
            update(
                new PatchOperation("replace", "/name", "Dogs"),
                new PatchOperation("replace", "/disableExecuteApiEndpoint", "true")))
        .expectEvents(
            new RestApiUpdated(
                API,
                "Dogs",
                null,
                RestApiSettings.DEFAULTS.with(true, "disableExecuteApiEndpoint").members(),
                AT));
  }

  @Test
  void recordsNothingWhenAnUpdateChangesNothing() {
    fixture
        .given(CREATED)
        .when(update(new PatchOperation("replace", "/name", "Pets")))
        .expectNoEvents();
  }

  @Test
  void refusesAnUpdateAsAWhole() {
    fixture
        .given(CREATED)
        .when(
            update(
                new PatchOperation("replace", "/name", "Dogs"),
                new PatchOperation("replace", "/endpointConfiguration/types/0", "PRIVATE")))
        .expectException(Refusal.class)
        .expectNoEvents();
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

  @Test
  void refusesAChildOfAGreedyVariable() {
    fixture
        .given(CREATED, new ResourceCreated(API, "var001", ROOT, "{proxy+}", AT))
        .when(new CreateResource(API, "pets01", "var001", "pets", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(
            "Cannot create a child of a resource with a greedy path variable: {proxy+}");
  }

  @Test
  void deletesAResourceAndForgetsWhatWasBelowIt() {
    fixture
        .given(CREATED, PETS, new ResourceCreated(API, "pet001", "pets01", "{petId}", AT))
        .when(new DeleteResource(API, "pets01", AT))
        .expectEvents(new ResourceDeleted(API, "pets01", AT));
    fixture
        .given(
            CREATED,
            PETS,
            new ResourceCreated(API, "pet001", "pets01", "{petId}", AT),
            new ResourceDeleted(API, "pets01", AT))
        .when(new DeleteResource(API, "pet001", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(RestApis.UNKNOWN_RESOURCE);
  }

  @Test
  void refusesToDeleteTheRoot() {
    fixture
        .given(CREATED)
        .when(new DeleteResource(API, ROOT, AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("delete the API instead"));
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
                IntStream.range(1, ResourceRules.MAX_RESOURCES)
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

  @Test
  void deletesADeploymentThatNoStageServes() {
    fixture
        .given(CREATED, PETS, GET, PROXY, DEPLOYED)
        .when(new DeleteDeployment(API, "dep001", AT))
        .expectEvents(new DeploymentDeleted(API, "dep001", AT));
  }

  @Test
  void refusesToDeleteADeploymentThatAStageServes() {
    served = true;
    fixture
        .given(CREATED, PETS, GET, PROXY, DEPLOYED)
        .when(new DeleteDeployment(API, "dep001", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(
            "Active stages pointing to this deployment must be moved or deleted");
  }

  @Test
  void refusesToDeleteADeploymentTwice() {
    fixture
        .given(CREATED, PETS, GET, PROXY, DEPLOYED, new DeploymentDeleted(API, "dep001", AT))
        .when(new DeleteDeployment(API, "dep001", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(RestApis.UNKNOWN_DEPLOYMENT);
  }

  private static CreateRestApi create(String name, Document settings) {
    return new CreateRestApi(API, ROOT, ApiDraft.bare(name, null, settings), Map.of(), AT);
  }

  private static UpdateRestApi update(PatchOperation... operations) {
    return new UpdateRestApi(API, List.of(operations), AT);
  }

  private static PutMethod putMethod(String resource, String verb, String authorization) {
    return new PutMethod(
        API, resource, verb, new Method(authorization, false, Map.of(), Map.of(), null), AT);
  }

  private static PutIntegration integration(
      String type, @Nullable String method, @Nullable String uri, int timeout, boolean insecure) {
    return new PutIntegration(
        API,
        "pets01",
        "GET",
        new Integration(type, method, uri, timeout, insecure, Map.of(), Map.of()),
        AT);
  }

  private static PutIntegrationResponse integrationResponse(String status, Document settings) {
    return new PutIntegrationResponse(API, "pets01", "GET", status, settings, AT);
  }
}
