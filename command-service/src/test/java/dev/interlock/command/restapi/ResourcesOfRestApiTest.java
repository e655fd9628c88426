package dev.interlock.command.restapi;

import static org.hamcrest.Matchers.containsString;

import dev.interlock.command.Refusal;
import dev.interlock.command.restapi.RestApiCommand.CreateResource;
import dev.interlock.command.restapi.RestApiCommand.DeleteResource;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.ResourceDeleted;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesOfRestApiTest extends RestApiFixture {
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
}
