package dev.interlock.command.restapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RestApiEvent.IntegrationPut;
import dev.interlock.contract.RestApiEvent.MethodDeleted;
import dev.interlock.contract.RestApiEvent.MethodPut;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.ResourceDeleted;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedefinitionTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final String API = "api1234567";
  private static final Method MOCK = calling("MOCK", null);
  private static final ApiDefinition EMPTY =
      ApiDefinition.of(new RestApiCreated(API, "Pets", null, "root", Map.of(), Map.of(), AT));
  private static final ApiDefinition PETS =
      redefined(EMPTY, Map.of("/pets", Map.of("GET", MOCK), "/dogs/x", Map.of("GET", MOCK)), true);

  @Test
  void makesTheResourcesThatMethodsNeed() {
    assertThat(events(EMPTY, Map.of("/", Map.of("GET", MOCK), "/a/b", Map.of()), false))
        .containsExactly(
            new MethodPut(API, "root", "GET", "NONE", false, Map.of(), AT),
            new IntegrationPut(API, "root", "GET", "MOCK", null, null, 29_000, false, Map.of(), AT),
            new ResourceCreated(API, "id2", "root", "a", AT),
            new ResourceCreated(API, "id3", "id2", "b", AT));
  }

  @Test
  void leavesAloneWhatIsTheSame() {
    assertThat(
            events(
                PETS, Map.of("/pets", Map.of("GET", MOCK), "/dogs/x", Map.of("GET", MOCK)), true))
        .isEmpty();
  }

  @Test
  void mergingKeepsWhatTheDraftDoesNotHave() {
    assertThat(events(PETS, Map.of("/pets", Map.of("PUT", MOCK)), false))
        .extracting(Object::getClass)
        .containsExactly(MethodPut.class, IntegrationPut.class);
  }

  @Test
  void overwritingDeletesWhatTheDraftDoesNotHave() {
    String pets = PETS.at("/pets").orElseThrow().id();
    String dogs = PETS.at("/dogs").orElseThrow().id();
    assertThat(events(PETS, Map.of("/pets", Map.of()), true))
        .containsExactlyInAnyOrder(
            new MethodDeleted(API, pets, "GET", AT), new ResourceDeleted(API, dogs, AT));
  }

  @Test
  void replacesAMethodThatIsOtherwise() {
    Method other = calling("HTTP_PROXY", "https://b/");
    ApiDefinition api = redefined(PETS, Map.of("/pets", Map.of("GET", other)), false);
    assertThat(api.at("/pets").flatMap(pets -> pets.method("GET"))).contains(other);
  }

  @Test
  void namesAllThatIsWrongAndDoesNothing() {
    Method unknown = calling("AWS_PROXY", "arn:x");
    Method nowhere = calling("HTTP", "nowhere");
    Method custom = new Method("CUSTOM", false, Map.of(), Map.of(), MOCK.integration());
    ApiEditor editor = new ApiEditor(API, EMPTY, AT);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                Redefinition.make(
                    editor,
                    draft(
                        Map.of(
                            "/a", Map.of("GET", unknown, "PUT", nowhere),
                            "/b", Map.of("GET", custom),
                            "/c d/e", Map.of("GET", MOCK))),
                    false))
        .withMessageStartingWith("Errors found during import:\n\tUnable to ")
        .withMessageContaining(
            "Unable to put integration on 'PUT' for resource at path '/a': Invalid HTTP endpoint"
                + " specified for URI")
        .withMessageContaining(
            "Unable to put integration on 'GET' for resource at path '/a': Integrations of type"
                + " 'AWS_PROXY' are not offered")
        .withMessageContaining(
            "Unable to put method 'GET' for resource at path '/b': Invalid authorizer ID")
        .withMessageContaining("Unable to create resource at path '/c d'");
  }

  private static Method calling(String type, @Nullable String uri) {
    return new Method(
        "NONE",
        false,
        Map.of(),
        Map.of(),
        new Integration(type, uri == null ? null : "GET", uri, 29_000, false, Map.of(), Map.of()));
  }

  private static ApiDraft draft(Map<String, Map<String, Method>> methods) {
    AtomicInteger next = new AtomicInteger();
    return ApiDraft.of(
        "Pets", null, Document.EMPTY, methods, length -> "id" + next.incrementAndGet());
  }

  private static List<RestApiEvent> events(
      ApiDefinition api, Map<String, Map<String, Method>> methods, boolean overwrite) {
    ApiEditor editor = new ApiEditor(API, api, AT);
    Redefinition.make(editor, draft(methods), overwrite);
    return editor.events();
  }

  private static ApiDefinition redefined(
      ApiDefinition api, Map<String, Map<String, Method>> methods, boolean overwrite) {
    ApiDefinition redefined = api;
    for (RestApiEvent event : events(api, methods, overwrite)) {
      redefined = redefined.on(event);
    }
    return redefined;
  }
}
