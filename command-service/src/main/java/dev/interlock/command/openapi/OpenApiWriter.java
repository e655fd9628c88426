package dev.interlock.command.openapi;

import dev.interlock.command.aws.Document;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.contract.restapi.Method;
import dev.interlock.contract.restapi.Resource;
import dev.interlock.messaging.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Writes an API as a document that {@link OpenApiReader} reads back as the same API. */
final class OpenApiWriter {
  private static final String EXTENSION = "x-amazon-apigateway-";
  private static final Map<String, Object> API_KEY =
      Map.of("type", "apiKey", "name", "x-api-key", "in", "header");
  private static final Map<String, Object> SIGV4 =
      Map.of(
          "type",
          "apiKey",
          "name",
          "Authorization",
          "in",
          "header",
          EXTENSION + "authtype",
          "awsSigv4");

  private final Dialect dialect;
  private final boolean withExtensions;
  private final Map<String, Object> schemas = new TreeMap<>();
  private final Map<String, Object> securitySchemes = new TreeMap<>();

  private OpenApiWriter(Dialect dialect, boolean withExtensions) {
    this.dialect = dialect;
    this.withExtensions = withExtensions;
  }

  /**
   * The document.
   *
   * @param version of the API where it has none of its own
   * @param withExtensions whether AWS's extensions are written, without which no integration is
   */
  static Map<String, Object> write(
      ApiDefinition api, String stage, String version, Dialect dialect, boolean withExtensions) {
    return new OpenApiWriter(dialect, withExtensions).write(api, stage, version);
  }

  private Map<String, Object> write(ApiDefinition api, String stage, String version) {
    Document settings = new Document(api.settings());
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("title", api.name());
    if (api.description() != null) {
      info.put("description", api.description());
    }
    info.put("version", version);
    Map<String, Object> document = new LinkedHashMap<>();
    dialect.begin(document, info, stage);
    document.put("paths", paths(api));
    dialect.finish(document, schemas, securitySchemes);
    if (withExtensions) {
      extensions(document, settings);
    }
    return document;
  }

  private static void extensions(Map<String, Object> document, Document settings) {
    putIfThere(document, EXTENSION + "binary-media-types", settings.at("binaryMediaTypes"));
    putIfThere(
        document, EXTENSION + "minimum-compression-size", settings.at("minimumCompressionSize"));
    putIfThere(document, EXTENSION + "api-key-source", settings.at("apiKeySource"));
    Document endpoint =
        Document.EMPTY
            .with(settings.at("endpointConfiguration", "types"), "types")
            .with(settings.at("endpointConfiguration", "ipAddressType"), "ipAddressType")
            .with(settings.at("disableExecuteApiEndpoint"), "disableExecuteApiEndpoint");
    if (!endpoint.members().isEmpty()) {
      document.put(EXTENSION + "endpoint-configuration", endpoint.members());
    }
    String policy = settings.text("policy");
    if (policy != null) {
      document.put(EXTENSION + "policy", object(policy));
    }
  }

  private static Object object(String policy) {
    try {
      return Json.mapper().readValue(policy, Map.class);
    } catch (JacksonException none) {
      return policy;
    }
  }

  private Map<String, Object> paths(ApiDefinition api) {
    Map<String, Object> paths = new TreeMap<>();
    for (Resource resource : api.resources().values()) {
      if (!resource.methods().isEmpty()) {
        Map<String, Object> item = new LinkedHashMap<>();
        resource
            .methods()
            .forEach(
                (verb, method) ->
                    item.put(
                        verb.equals("ANY")
                            ? EXTENSION + "any-method"
                            : verb.toLowerCase(Locale.ROOT),
                        operation(method)));
        paths.put(resource.path(), item);
      }
    }
    return paths;
  }

  private Map<String, Object> operation(Method method) {
    Document settings = new Document(method.settings());
    Map<String, Object> operation = new LinkedHashMap<>();
    putIfThere(operation, "operationId", settings.text("operationName"));
    List<Object> parameters = parameters(settings);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    Map<String, String> models = settings.texts("requestModels");
    if (!models.isEmpty()) {
      models.values().forEach(this::refer);
      dialect.requestModels(operation, models);
    }
    Map<String, Object> responses = new TreeMap<>();
    method
        .responses()
        .forEach(
            (status, response) ->
                responses.put(status, response(operation, status, new Document(response))));
    operation.put("responses", responses);
    security(operation, method);
    if (withExtensions && method.integration() != null) {
      operation.put(IntegrationReader.EXTENSION, IntegrationWriter.write(method.integration()));
    }
    return operation;
  }

  private List<Object> parameters(Document settings) {
    List<Object> parameters = new ArrayList<>();
    for (String parameter : settings.names("requestParameters")) {
      String[] parts = parameter.split("\\.", 4);
      String place = parts[2].replace("multivalue", "").replace("querystring", "query");
      Map<String, Object> written = new LinkedHashMap<>();
      written.put("name", parts[3]);
      written.put("in", place);
      if (Boolean.TRUE.equals(settings.at("requestParameters", parameter))) {
        written.put("required", true);
      }
      parameters.add(dialect.typed(written));
    }
    return parameters;
  }

  private Map<String, Object> response(
      Map<String, Object> operation, String status, Document settings) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("description", status + " response");
    Map<String, Object> headers = new LinkedHashMap<>();
    settings
        .names("responseParameters")
        .forEach(
            header -> headers.put(header.split("\\.", 4)[3], dialect.typed(new LinkedHashMap<>())));
    if (!headers.isEmpty()) {
      response.put("headers", headers);
    }
    Map<String, String> models = settings.texts("responseModels");
    if (!models.isEmpty()) {
      models.values().forEach(this::refer);
      dialect.responseModels(operation, response, models);
    }
    return response;
  }

  private void security(Map<String, Object> operation, Method method) {
    List<Object> required = new ArrayList<>();
    if (method.apiKeyRequired()) {
      securitySchemes.put("api_key", API_KEY);
      required.add(Map.of("api_key", List.of()));
    }
    if (method.authorizationType().equals("AWS_IAM")) {
      securitySchemes.put("sigv4", SIGV4);
      required.add(Map.of("sigv4", List.of()));
    }
    if (!required.isEmpty()) {
      operation.put("security", required);
    }
  }

  private void refer(String model) {
    schemas.put(model, Map.of("type", "object", "title", model + " Schema"));
  }

  private static void putIfThere(Map<String, Object> into, String name, @Nullable Object value) {
    if (value != null) {
      into.put(name, value);
    }
  }
}
