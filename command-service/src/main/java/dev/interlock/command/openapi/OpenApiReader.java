package dev.interlock.command.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.restapi.RestApiSettings;
import dev.interlock.contract.restapi.Method;
import dev.interlock.messaging.Json;
import io.swagger.parser.util.SwaggerDeserializer;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.converter.SwaggerConverter;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads OpenAPI 3.0 and Swagger 2.0 with AWS's extensions. */
final class OpenApiReader {
  private static final String EXTENSION = "x-amazon-apigateway-";
  private static final String ANY = EXTENSION + "any-method";

  /** What AWS's extensions of a whole document are called in its RestApi. */
  private static final Map<String, String> MEMBERS =
      Map.of(
          EXTENSION + "binary-media-types", "binaryMediaTypes",
          EXTENSION + "minimum-compression-size", "minimumCompressionSize",
          EXTENSION + "api-key-source", "apiKeySource",
          EXTENSION + "policy", "policy",
          EXTENSION + "endpoint-configuration", "endpointConfiguration");

  /** What the parser misses and no API of AWS needs. */
  private static final List<String> HARMLESS =
      List.of("responses is missing", "Declared path parameter");

  private final Notes notes = new Notes();
  private final Map<String, Map<String, Method>> methods = new TreeMap<>();
  private final ImportParameters parameters;

  private OpenApiReader(ImportParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads a document.
   *
   * @throws Refusal INVALID when it is none, or says what cannot be
   */
  static ImportedApi read(byte[] document, ImportParameters parameters) {
    return new OpenApiReader(parameters).read(OpenApiTree.parse(document));
  }

  private ImportedApi read(ObjectNode tree) {
    ObjectNode anyMethods = takeAnyMethods(tree);
    OpenAPI document = model(tree);
    readMethods(document, null);
    if (!anyMethods.path("paths").isEmpty()) {
      readMethods(model(anyMethods), "ANY");
    }
    Document members = members(document);
    notes.require(parameters.failOnWarnings());
    return new ImportedApi(members, methods, notes.warnings());
  }

  /**
   * AWS's operation for any verb has no place in OpenAPI, so that the parser does not read it. It
   * is taken out into a document of its own, where it is GET.
   */
  private static ObjectNode takeAnyMethods(ObjectNode tree) {
    ObjectNode taken = tree.deepCopy();
    ObjectNode paths = taken.putObject("paths");
    for (Map.Entry<String, JsonNode> path : tree.path("paths").properties()) {
      if (path.getValue() instanceof ObjectNode item && item.has(ANY)) {
        ObjectNode any = paths.putObject(path.getKey());
        if (item.has("parameters")) {
          any.set("parameters", item.get("parameters"));
        }
        any.set("get", item.remove(ANY));
      }
    }
    return taken;
  }

  private OpenAPI model(ObjectNode tree) {
    SwaggerParseResult result = parse(tree);
    if (result.getOpenAPI() == null) {
      throw OpenApiTree.invalid();
    }
    if (result.getMessages() != null) {
      result.getMessages().stream()
          .filter(message -> HARMLESS.stream().noneMatch(message::contains))
          .forEach(message -> notes.warn("Parse issue: %s", message));
    }
    return result.getOpenAPI();
  }

  /** Both parsers fall over some documents that are none. */
  private static SwaggerParseResult parse(ObjectNode tree) {
    boolean swagger = tree.path("swagger").asText().equals("2.0");
    if (!swagger && !tree.path("openapi").asText().startsWith("3.0")) {
      throw Refusal.invalid("Invalid OpenAPI input. Give Swagger 2.0 or OpenAPI 3.0");
    }
    ParseOptions options = new ParseOptions();
    options.setResolve(false);
    try {
      return swagger
          ? new SwaggerConverter().convert(new SwaggerDeserializer().deserialize(tree))
          : new OpenAPIV3Parser().parseJsonNode(null, tree, options);
    } catch (RuntimeException fallen) {
      throw OpenApiTree.invalid();
    }
  }

  private void readMethods(OpenAPI document, @Nullable String anyVerb) {
    OperationReader operations = new OperationReader(document, notes);
    String prefix = BasePath.prefix(document, parameters.basePath());
    if (document.getPaths() == null) {
      return;
    }
    document
        .getPaths()
        .forEach(
            (path, item) -> {
              if (!path.startsWith("/")) {
                notes.fail("The path '%s' must start with a slash", path);
              } else if (item.get$ref() != null) {
                new Refs(document, notes).refuse(item.get$ref());
              } else {
                read(operations, normal(prefix + path), item, anyVerb);
              }
            });
  }

  private void read(
      OperationReader operations, String path, PathItem item, @Nullable String anyVerb) {
    Map<String, Method> ofPath = methods.computeIfAbsent(path, p -> new TreeMap<>());
    item.readOperationsMap()
        .forEach(
            (verb, operation) -> {
              String name = anyVerb == null ? verb.name() : anyVerb;
              ofPath.put(name, operations.read(path, name, item, operation));
            });
  }

  private static String normal(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private Document members(OpenAPI document) {
    Document members = Document.EMPTY;
    if (document.getInfo() != null) {
      members =
          members
              .with(document.getInfo().getTitle(), "name")
              .with(document.getInfo().getDescription(), "description")
              .with(document.getInfo().getVersion(), "version");
    }
    if (document.getExtensions() != null) {
      for (Map.Entry<String, Object> extension : document.getExtensions().entrySet()) {
        members = with(members, extension.getKey(), extension.getValue());
      }
    }
    Document read = RestApiSettings.SHAPE.read("info", JsonBody.of(members.members()));
    return parameters.endpointType() == null
        ? read
        : read.with(List.of(parameters.endpointType()), "endpointConfiguration", "types");
  }

  private Document with(Document members, String extension, Object value) {
    String member = MEMBERS.get(extension);
    if (member == null) {
      if (extension.startsWith(EXTENSION)) {
        notes.warn("%s is not offered and is ignored", extension);
      }
      return members;
    }
    if (value instanceof Map<?, ?> policy && member.equals("policy")) {
      return members.with(Json.mapper().writeValueAsString(policy), member);
    }
    if (value instanceof Map<?, ?> endpoint) {
      return members
          .with(endpoint, member)
          .with(endpoint.get("disableExecuteApiEndpoint"), "disableExecuteApiEndpoint");
    }
    return members.with(value, member);
  }
}
