package dev.interlock.command.restapi;

import static org.hamcrest.Matchers.containsString;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.restapi.RestApiCommand.CreateResource;
import dev.interlock.command.restapi.RestApiCommand.DeleteRestApi;
import dev.interlock.command.restapi.RestApiCommand.TagRestApi;
import dev.interlock.command.restapi.RestApiCommand.UntagRestApi;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RestApiEvent.RestApiDeleted;
import dev.interlock.contract.RestApiEvent.RestApiTagged;
import dev.interlock.contract.RestApiEvent.RestApiUntagged;
import dev.interlock.contract.RestApiEvent.RestApiUpdated;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestApiTest extends RestApiFixture {
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
        .expectExceptionMessage("REST API %s has been deleted".formatted(API));
  }
}
