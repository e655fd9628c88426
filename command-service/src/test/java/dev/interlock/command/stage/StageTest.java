package dev.interlock.command.stage;

import static org.hamcrest.Matchers.containsString;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.stage.StageCommand.CreateStage;
import dev.interlock.command.stage.StageCommand.TagStage;
import dev.interlock.command.stage.StageCommand.UntagStage;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageEvent.StageTagged;
import dev.interlock.contract.StageEvent.StageUntagged;
import dev.interlock.contract.StageRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest extends StageFixture {
  @Test
  void createsAStageThatPresentsNoCertificate() {
    fixture.givenNoPriorActivity().when(create("dep001", Map.of("v", "1"))).expectEvents(CREATED);
  }

  @Test
  void recordsTheTagsThatChange() {
    fixture
        .given(CREATED)
        .when(new TagStage(PROD, Map.of("t", "x", "u", "y"), AT))
        .expectEvents(new StageTagged(PROD, Map.of("u", "y"), AT));
    fixture
        .given(CREATED, new StageTagged(PROD, Map.of("u", "y"), AT))
        .when(new UntagStage(PROD, List.of("u", "t", "v"), AT))
        .expectEvents(new StageUntagged(PROD, List.of("t", "u"), AT));
  }

  @Test
  void aStageCreatedAgainHasNoTagsOfTheOneBefore() {
    fixture
        .given(
            CREATED,
            new StageTagged(PROD, Map.of("u", "y"), AT),
            new StageDeleted(PROD, AT),
            CREATED)
        .when(new UntagStage(PROD, List.of("u"), AT))
        .expectNoEvents();
  }

  @Test
  void refusesToCreateAStageTwice() {
    fixture
        .given(CREATED)
        .when(create("dep001", Map.of()))
        .expectException(Refusal.class)
        .expectExceptionMessage("Stage already exists");
  }

  @Test
  void createsAStageAgainThatWasDeleted() {
    fixture
        .given(CREATED, assigned(null, "cert01"), new StageDeleted(PROD, AT))
        .when(create("dep001", Map.of("v", "1")))
        .expectEvents(CREATED);
  }

  @Test
  void refusesADeploymentThatDoesNotExist() {
    fixture
        .givenNoPriorActivity()
        .when(create("none01", Map.of()))
        .expectException(Refusal.class)
        .expectExceptionMessage("No deployment none01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "ä"})
  void refusesStageNamesThatAwsRefuses(String name) {
    fixture
        .givenNoPriorActivity()
        .when(
            new CreateStage(
                new StageRef("api1234567", name),
                Document.EMPTY.with("dep001", "deploymentId"),
                Map.of(),
                AT))
        .expectException(Refusal.class)
        .expectExceptionMessage("Stage name only allows a-zA-Z0-9_-");
  }

  @Test
  void refusesVariablesThatAwsRefuses() {
    fixture
        .givenNoPriorActivity()
        .when(create("dep001", Map.of("v", "a b")))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("stage variable 'v'"));
  }

  @Test
  void aNewCanaryServesWhatTheStageServesAndGetsNoTraffic() {
    fixture
        .given(CREATED)
        .when(update(replace("/canarySettings/stageVariableOverrides/v", "2")))
        .expectEvents(
            updated(
                "dep001",
                Map.of("v", "1"),
                Map.of(
                    "canarySettings",
                    Map.of(
                        "deploymentId",
                        "dep001",
                        "percentTraffic",
                        0.0,
                        "useStageCache",
                        false,
                        "stageVariableOverrides",
                        Map.of("v", "2")))));
  }

  @Test
  void refusesACanaryOfADeploymentThatDoesNotExist() {
    fixture
        .given(CREATED)
        .when(update(replace("/canarySettings/deploymentId", "none01")))
        .expectException(Refusal.class)
        .expectExceptionMessage("No deployment none01");
  }

  @Test
  void recordsNothingWhenAnUpdateChangesNothing() {
    fixture
        .given(CREATED, assigned(null, "cert01"))
        .when(update(replace("/description", "Live"), replace("/clientCertificateId", "cert01")))
        .expectNoEvents();
  }

  @Test
  void servesAnotherDeploymentAndKeepsTheCertificate() {
    fixture
        .given(CREATED, assigned(null, "cert01"))
        .when(serve("dep002", Document.EMPTY.with("2", "variables", "w")))
        .expectEvents(updated("dep002", Map.of("v", "1", "w", "2"), Map.of()));
  }

  @Test
  void isCreatedForADeploymentWhenItIsMissing() {
    fixture
        .givenNoPriorActivity()
        .when(serve("dep001", Document.EMPTY.with("Live", "description")))
        .expectEvents(new StageCreated(PROD, "dep001", "Live", Map.of(), Map.of(), Map.of(), AT));
  }

  @Test
  void letsTheCanaryServeADeploymentAndServesWhatItServed() {
    fixture
        .given(CREATED)
        .when(serve("dep002", Document.EMPTY.with(50.0, "canarySettings", "percentTraffic")))
        .expectEvents(
            updated(
                "dep001",
                Map.of("v", "1"),
                Map.of(
                    "canarySettings",
                    Map.of(
                        "deploymentId",
                        "dep002",
                        "percentTraffic",
                        50.0,
                        "useStageCache",
                        false))));
  }

  @Test
  void refusesACanaryOfAStageThatIsMissingInAwsWords() {
    fixture
        .givenNoPriorActivity()
        .when(serve("dep002", Document.EMPTY.with(50.0, "canarySettings", "percentTraffic")))
        .expectException(Refusal.class)
        .expectExceptionMessage(
            "Invalid deployment content specified.Stage prod must already be created before"
                + " making a canary release deployment");
  }

  @Test
  void refusesEverythingOfADeletedStage() {
    fixture
        .given(CREATED, new StageDeleted(PROD, AT))
        .when(update(replace("/description", "New")))
        .expectException(Refusal.class)
        .expectExceptionMessage(StageDirectory.UNKNOWN);
  }
}
