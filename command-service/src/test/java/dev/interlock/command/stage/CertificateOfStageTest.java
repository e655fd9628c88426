package dev.interlock.command.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.stage.StageCommand.DeleteStage;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageEvent.StageUpdated;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CertificateOfStageTest extends StageFixture {
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
  void refusesTheWholeUpdateWhenOneChangeIsRefused() {
    fixture
        .given(CREATED)
        .when(update(replace("/description", "New"), replace("/clientCertificateId", "none01")))
        .expectException(Refusal.class)
        .expectExceptionMessage("No certificate none01")
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
}
