package dev.interlock.command.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows references within a document, one step far. What is elsewhere is never fetched: the
 * document's author does not get to choose what this service connects to.
 */
final class Refs {
  /** The models that every API of AWS has. */
  private static final Set<String> MODELS = Set.of("Empty", "Error");

  private final @Nullable Components components;
  private final Notes notes;

  Refs(OpenAPI document, Notes notes) {
    this.components = document.getComponents();
    this.notes = notes;
  }

  @Nullable Parameter follow(Parameter parameter) {
    return follow(parameter, parameter.get$ref(), "parameters", Components::getParameters);
  }

  @Nullable ApiResponse follow(ApiResponse response) {
    return follow(response, response.get$ref(), "responses", Components::getResponses);
  }

  @Nullable RequestBody follow(RequestBody body) {
    return follow(body, body.get$ref(), "requestBodies", Components::getRequestBodies);
  }

  /** The models of a content, by content type; null when there are none. */
  @Nullable Map<String, String> models(@Nullable Content content) {
    Map<String, String> models = new TreeMap<>();
    if (content != null) {
      content.forEach(
          (type, media) -> {
            String ref = media.getSchema() == null ? null : media.getSchema().get$ref();
            String model = ref == null ? null : local(ref, "schemas");
            if (model != null && MODELS.contains(model)) {
              models.put(type, model);
            } else if (media.getSchema() != null) {
              notes.warn("Models are not offered: %s is ignored", ref == null ? "a schema" : ref);
            }
          });
    }
    return models.isEmpty() ? null : models;
  }

  /** A reference that leads out of the document. */
  void refuse(String ref) {
    notes.fail("References out of the document are not followed: %s", ref);
  }

  private <T> @Nullable T follow(
      T part,
      @Nullable String ref,
      String kind,
      Function<Components, @Nullable Map<String, T>> parts) {
    if (ref == null) {
      return part;
    }
    String name = local(ref, kind);
    if (name == null) {
      return null;
    }
    Map<String, T> known = components == null ? null : parts.apply(components);
    T found = known == null ? null : known.get(name);
    if (found == null) {
      notes.fail("There is no %s", ref);
    }
    return found;
  }

  private @Nullable String local(String ref, String kind) {
    String prefix = "#/components/" + kind + "/";
    if (ref.startsWith(prefix)) {
      return ref.substring(prefix.length());
    }
    refuse(ref);
    return null;
  }
}
