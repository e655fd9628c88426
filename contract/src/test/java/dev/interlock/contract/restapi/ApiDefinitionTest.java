package dev.interlock.contract.restapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.IntegrationDeleted;
import dev.interlock.contract.RestApiEvent.IntegrationPut;
import dev.interlock.contract.RestApiEvent.IntegrationResponseDeleted;
import dev.interlock.contract.RestApiEvent.IntegrationResponsePut;
import dev.interlock.contract.RestApiEvent.MethodDeleted;
import dev.interlock.contract.RestApiEvent.MethodPut;
import dev.interlock.contract.RestApiEvent.MethodResponseDeleted;
import dev.interlock.contract.RestApiEvent.MethodResponsePut;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.ResourceDeleted;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.RestApiEvent.RestApiUpdated;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ApiDefinitionTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final String API = "api1234567";
  private static final ApiDefinition NEW =
      ApiDefinition.of(new RestApiCreated(API, "Pets", null, "root", Map.of(), Map.of(), AT));
  private static final RestApiEvent PETS = new ResourceCreated(API, "pets", "root", "pets", AT);
  private static final RestApiEvent GET =
      new MethodPut(API, "pets", "GET", "NONE", false, Map.of("operationName", "list"), AT);
  private static final RestApiEvent PROXY = proxyTo("https://b/");

  @Test
  void aPathIsMadeOfThePartsFromTheRoot() {
    ApiDefinition api = after(PETS, new ResourceCreated(API, "pet", "pets", "{petId}", AT));
    assertThat(api.at("/pets/{petId}")).map(Resource::id).contains("pet");
    assertThat(api.at("/")).map(Resource::id).contains("root");
    assertThat(api.at("/pets/")).isEmpty();
  }

  @Test
  void aResourceGoesWithAllBelowItAndNothingElse() {
    ApiDefinition api =
        after(
            PETS,
            new ResourceCreated(API, "pet", "pets", "{petId}", AT),
            new ResourceCreated(API, "other", "root", "pets2", AT),
            new ResourceDeleted(API, "pets", AT));
    assertThat(api.resources()).containsOnlyKeys("root", "other");
  }

  @Test
  void aNewIntegrationHasNoResponses() {
    RestApiEvent response = new IntegrationResponsePut(API, "pets", "GET", "200", Map.of(), AT);
    assertThat(integration(after(PETS, GET, PROXY, response)).responses()).containsKey("200");
    assertThat(integration(after(PETS, GET, PROXY, response, PROXY)).responses()).isEmpty();
  }

  @Test
  void aMethodThatIsPutAgainStartsAnew() {
    Method method =
        method(
            after(
                PETS,
                GET,
                new MethodResponsePut(API, "pets", "GET", "200", Map.of(), AT),
                PROXY,
                GET));
    assertThat(method.responses()).isEmpty();
    assertThat(method.integration()).isNull();
  }

  @Test
  void aDeletedMethodIsGone() {
    assertThat(after(PETS, GET, new MethodDeleted(API, "pets", "GET", AT)).resource("pets"))
        .hasValueSatisfying(pets -> assertThat(pets.methods()).isEmpty());
  }

  @Test
  void responsesAndIntegrationAreGoneWhenDeleted() {
    ApiDefinition whole =
        after(
            PETS,
            GET,
            new MethodResponsePut(API, "pets", "GET", "200", Map.of(), AT),
            PROXY,
            new IntegrationResponsePut(API, "pets", "GET", "200", Map.of(), AT));
    assertThat(
            integration(whole.on(new IntegrationResponseDeleted(API, "pets", "GET", "200", AT)))
                .responses())
        .isEmpty();
    Method undeclared = method(whole.on(new MethodResponseDeleted(API, "pets", "GET", "200", AT)));
    assertThat(undeclared.responses()).isEmpty();
    assertThat(Objects.requireNonNull(undeclared.integration()).responses()).isEmpty();
    Method silent = method(whole.on(new IntegrationDeleted(API, "pets", "GET", AT)));
    assertThat(silent.integration()).isNull();
    assertThat(silent.responses()).containsOnlyKeys("200");
  }

  /** So that whoever reads the events can serve a deployment after the API went on. */
  @Test
  void aDeploymentIsTheApiAsItWasThen() {
    ApiDefinition deployed = after(PETS, GET, PROXY, new DeploymentCreated(API, "d", null, AT));
    ApiDefinition later =
        deployed
            .on(proxyTo("https://elsewhere/"))
            .on(new RestApiUpdated(API, "Dogs", null, Map.of("version", "2"), AT));
    assertThat(integration(deployed).uri()).isEqualTo("https://b/");
    assertThat(deployed.name()).isEqualTo("Pets");
    assertThat(integration(later).uri()).isEqualTo("https://elsewhere/");
    assertThat(later.settings()).containsEntry("version", "2");
  }

  @Test
  void aLogThatSpeaksOfWhatIsNotThereIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> after(GET));
    assertThatIllegalArgumentException().isThrownBy(() -> after(PETS, PROXY));
  }

  private static RestApiEvent proxyTo(String uri) {
    return new IntegrationPut(
        API, "pets", "GET", "HTTP_PROXY", "GET", uri, 29_000, false, Map.of(), AT);
  }

  private static ApiDefinition after(RestApiEvent... events) {
    ApiDefinition api = NEW;
    for (RestApiEvent event : events) {
      api = api.on(event);
    }
    return api;
  }

  private static Method method(ApiDefinition api) {
    return api.resource("pets").flatMap(pets -> pets.method("GET")).orElseThrow();
  }

  private static Integration integration(ApiDefinition api) {
    return Objects.requireNonNull(method(api).integration());
  }
}
