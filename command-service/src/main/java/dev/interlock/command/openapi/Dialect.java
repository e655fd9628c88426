package dev.interlock.command.openapi;

import dev.interlock.command.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Swagger 2.0 and OpenAPI 3.0 write differently; the names are AWS's export types. */
enum Dialect {
  SWAGGER("swagger") {
    @Override
    void begin(Map<String, Object> document, Map<String, Object> info, String stage) {
      document.put("swagger", "2.0");
      document.put("info", info);
      document.put("basePath", "/" + stage);
      document.put("schemes", List.of("https"));
    }

    @Override
    void finish(
        Map<String, Object> document,
        Map<String, Object> schemas,
        Map<String, Object> securitySchemes) {
      putIfAny(document, "securityDefinitions", securitySchemes);
      putIfAny(document, "definitions", schemas);
    }

    @Override
    Map<String, Object> typed(Map<String, Object> described) {
      described.put("type", "string");
      return described;
    }

    @Override
    void requestModels(Map<String, Object> operation, Map<String, String> models) {
      operation.put("consumes", List.copyOf(models.keySet()));
      String model = models.values().iterator().next();
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("in", "body");
      body.put("name", model);
      body.put("required", true);
      body.put("schema", ref("#/definitions/", model));
      List<Object> parameters =
          new ArrayList<>((Collection<?>) operation.getOrDefault("parameters", List.of()));
      parameters.add(body);
      operation.put("parameters", parameters);
    }

    @Override
    void responseModels(
        Map<String, Object> operation, Map<String, Object> response, Map<String, String> models) {
      operation.put("produces", List.copyOf(models.keySet()));
      response.put("schema", ref("#/definitions/", models.values().iterator().next()));
    }
  },

  OAS30("oas30") {
    @Override
    void begin(Map<String, Object> document, Map<String, Object> info, String stage) {
      document.put("openapi", "3.0.1");
      document.put("info", info);
      document.put(
          "servers",
          List.of(
              Map.of(
                  "url",
                  "/{basePath}",
                  "variables",
                  Map.of("basePath", Map.of("default", stage)))));
    }

    @Override
    void finish(
        Map<String, Object> document,
        Map<String, Object> schemas,
        Map<String, Object> securitySchemes) {
      Map<String, Object> components = new LinkedHashMap<>();
      putIfAny(components, "schemas", schemas);
      putIfAny(components, "securitySchemes", securitySchemes);
      document.put("components", components);
    }

    @Override
    Map<String, Object> typed(Map<String, Object> described) {
      described.put("schema", Map.of("type", "string"));
      return described;
    }

    @Override
    void requestModels(Map<String, Object> operation, Map<String, String> models) {
      operation.put("requestBody", Map.of("content", content(models), "required", true));
    }

    @Override
    void responseModels(
        Map<String, Object> operation, Map<String, Object> response, Map<String, String> models) {
      response.put("content", content(models));
    }

    private Map<String, Object> content(Map<String, String> models) {
      Map<String, Object> content = new LinkedHashMap<>();
      models.forEach(
          (type, model) ->
              content.put(type, Map.of("schema", ref("#/components/schemas/", model))));
      return content;
    }
  };

  private final String exportType;

  Dialect(String exportType) {
    this.exportType = exportType;
  }

  static Dialect of(String exportType) {
    for (Dialect dialect : values()) {
      if (dialect.exportType.equals(exportType)) {
        return dialect;
      }
    }
    throw Refusal.invalid(
        "Invalid export type '%s' specified. Must be one of: [oas30, swagger]"
            .formatted(exportType));
  }

  /** The first members of a document. */
  abstract void begin(Map<String, Object> document, Map<String, Object> info, String stage);

  /** What its parts refer to. */
  abstract void finish(
      Map<String, Object> document,
      Map<String, Object> schemas,
      Map<String, Object> securitySchemes);

  /** Says that a parameter or header is a text. */
  abstract Map<String, Object> typed(Map<String, Object> described);

  /** The models of a request by content type, of which Swagger shows one. */
  abstract void requestModels(Map<String, Object> operation, Map<String, String> models);

  /** The models of a response by content type, of which Swagger shows one. */
  abstract void responseModels(
      Map<String, Object> operation, Map<String, Object> response, Map<String, String> models);

  /** How the export's file is called before its version. */
  String exportType() {
    return exportType;
  }

  private static Map<String, Object> ref(String place, String model) {
    return Map.of("$ref", place + model);
  }

  private static void putIfAny(
      Map<String, Object> document, String name, Map<String, Object> parts) {
    if (!parts.isEmpty()) {
      document.put(name, parts);
    }
  }
}
