package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.restapi.RestApiCommand.CreateDeployment;
import dev.interlock.command.restapi.RestApiCommand.DeleteDeployment;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.DeploymentDeleted;
import org.junit.jupiter.api.Test;

class DeploymentsOfRestApiTest extends RestApiFixture {
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
}
