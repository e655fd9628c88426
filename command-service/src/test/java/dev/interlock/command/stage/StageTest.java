package dev.interlock.command.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.interlock.command.AggregateFixture;
import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.StoredCertificate;
import dev.interlock.command.restapi.Deployments;
import dev.interlock.command.stage.StageCommand.CreateStage;
import dev.interlock.command.stage.StageCommand.DeleteStage;
import dev.interlock.command.stage.StageCommand.ServeDeployment;
import dev.interlock.command.stage.StageCommand.TagStage;
import dev.interlock.command.stage.StageCommand.UntagStage;
import dev.interlock.command.stage.StageCommand.UpdateStage;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.StageEvent;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageEvent.StageTagged;
import dev.interlock.contract.StageEvent.StageUntagged;
import dev.interlock.contract.StageEvent.StageUpdated;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final StageRef PROD = new StageRef("api1234567", "prod");
  private static final StageEvent CREATED =
      new StageCreated(PROD, "dep001", "Live", Map.of("v", "1"), Map.of("t", "x"), Map.of(), AT);
  private static final PatchOperation DETACH =
      new PatchOperation("replace", "/clientCertificateId", "");

  private final List<String> asked = new ArrayList<>();
  private @Nullable String distrusted;
  private boolean moving;
  private AggregateTestFixture<Stage> fixture;

  @BeforeEach
  void setUp() {
    Deployments deployments =
        (api, deployment) -> {
          if (!deployment.startsWith("dep")) {
            throw Refusal.notFound("No deployment " + deployment);
          }
        };
    fixture = AggregateFixture.of(Stage.class, deployments, new Known(), new Guard());
  }

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
  void updatesSettingsAndCertificateTogether() {
    fixture
        .given(CREATED)
        .when(
            update(
                replace("/description", ""),
                replace("/deploymentId", "dep002"),
                replace("/variables/w", "2"),
                new PatchOperation("remove", "/variables/v", null),
                replace("/tracingEnabled", "true"),
                replace("/clientCertificateId", "cert01")))
        .expectEvents(
            new StageUpdated(
                PROD, "dep002", null, Map.of("w", "2"), Map.of("tracingEnabled", true), AT),
            assigned(null, "cert01"));
    assertThat(asked).containsExactly("hold cert01", "api1234567/prod may present cert01");
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
  void refusesTheWholeUpdateWhenOneChangeIsRefused() {
    fixture
        .given(CREATED)
        .when(update(replace("/description", "New"), replace("/clientCertificateId", "none01")))
        .expectException(Refusal.class)
        .expectExceptionMessage("No certificate none01")
        .expectNoEvents();
  }

  @Test
  void recordsNothingWhenAnUpdateChangesNothing() {
    fixture
        .given(CREATED, assigned(null, "cert01"))
        .when(update(replace("/description", "Live"), replace("/clientCertificateId", "cert01")))
        .expectNoEvents();
  }

  @Test
  void refusesACertificateThatABackendHasNotProvedToAccept() {
    distrusted = "cert02";
    fixture
        .given(CREATED, assigned(null, "cert01"))
        .when(update(replace("/clientCertificateId", "cert02")))
        .expectException(Refusal.class)
        .expectExceptionMessage("No proof for cert02")
        .expectNoEvents();
  }

  @Test
  void refusesToChangeTheCertificateOfAStageThatARotationMoves() {
    moving = true;
    fixture
        .given(CREATED, assigned(null, "cert01"))
        .when(update(DETACH))
        .expectException(Refusal.class)
        .expectExceptionMessage("A rotation moves it")
        .expectNoEvents();
  }

  @Test
  void removesTheCertificate() {
    fixture
        .given(CREATED, assigned(null, "cert01"))
        .when(update(DETACH))
        .expectEvents(new CertificateRemovedFromStage(PROD, "cert01", AT));
  }

  @Test
  void removesNoCertificateWhereThereIsNone() {
    fixture.given(CREATED).when(update(DETACH)).expectNoEvents();
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
  void switchesFromTheCertificateThatItPresents() {
    fixture
        .given(CREATED, assigned(null, "cert01"))
        .when(new SwitchStage(PROD, "cert01", "cert02", "r1", AT))
        .expectEvents(new CertificateAssignedToStage(PROD, "cert01", "cert02", "r1", AT));
  }

  @Test
  void refusesToSwitchFromACertificateThatItDoesNotPresent() {
    fixture
        .given(CREATED, assigned(null, "cert03"))
        .when(new SwitchStage(PROD, "cert01", "cert02", "r1", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("api1234567/prod presents cert03, not cert01"))
        .expectNoEvents();
  }

  @Test
  void refusesToSwitchToACertificateThatABackendHasNotProvedToAccept() {
    distrusted = "cert02";
    fixture
        .given(CREATED, assigned(null, "cert01"))
        .when(new SwitchStage(PROD, "cert01", "cert02", "r1", AT))
        .expectException(Refusal.class)
        .expectExceptionMessage("No proof for cert02");
  }

  @Test
  void switchesOnce() {
    fixture
        .given(CREATED, assigned(null, "cert02"))
        .when(new SwitchStage(PROD, "cert01", "cert02", "r1", AT))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
  }

  @Test
  void deletesAStageThatPresentsACertificate() {
    fixture
        .given(CREATED, assigned(null, "cert01"))
        .when(new DeleteStage(PROD, AT))
        .expectEvents(new StageDeleted(PROD, AT));
  }

  @Test
  void refusesEverythingOfADeletedStage() {
    fixture
        .given(CREATED, new StageDeleted(PROD, AT))
        .when(update(replace("/description", "New")))
        .expectException(Refusal.class)
        .expectExceptionMessage(StageDirectory.UNKNOWN);
  }

  private static CreateStage create(String deployment, Map<String, String> variables) {
    return new CreateStage(
        PROD,
        new Document(
            Map.of("deploymentId", deployment, "description", "Live", "variables", variables)),
        Map.of("t", "x"),
        AT);
  }

  private static ServeDeployment serve(String deployment, Document members) {
    return new ServeDeployment(PROD, deployment, members, AT);
  }

  private static UpdateStage update(PatchOperation... operations) {
    return new UpdateStage(PROD, List.of(operations), AT);
  }

  private static PatchOperation replace(String path, String value) {
    return new PatchOperation("replace", path, value);
  }

  private static StageUpdated updated(
      String deployment, Map<String, String> variables, Map<String, Object> settings) {
    return new StageUpdated(PROD, deployment, "Live", variables, settings, AT);
  }

  private static CertificateAssignedToStage assigned(@Nullable String from, String to) {
    return new CertificateAssignedToStage(PROD, from, to, null, AT);
  }

  private final class Guard implements TrustGuard {
    @Override
    public void mayChange(StageRef stage, @Nullable String rotationId) {
      if (moving) {
        throw Refusal.conflict("A rotation moves it");
      }
    }

    @Override
    public void mayPresent(StageRef stage, String certificateId, @Nullable String rotationId) {
      asked.add(stage + " may present " + certificateId);
      if (certificateId.equals(distrusted)) {
        throw Refusal.conflict("No proof for " + certificateId);
      }
    }
  }

  private final class Known implements Certificates {
    @Override
    public Optional<StoredCertificate> find(String certificateId) {
      return Optional.empty();
    }

    @Override
    public Optional<StoredCertificate> withFingerprint(String fingerprint) {
      return Optional.empty();
    }

    @Override
    public int count() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int countForGeneration() {
      return 0;
    }

    @Override
    public void holdForUse(String certificateId) {
      asked.add("hold " + certificateId);
      if (!certificateId.startsWith("cert")) {
        throw Refusal.invalid("No certificate " + certificateId);
      }
    }

    @Override
    public void holdForDeletion(String certificateId) {}
  }
}
