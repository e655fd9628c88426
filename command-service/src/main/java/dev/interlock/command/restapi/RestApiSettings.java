package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.DocumentPatches;
import dev.interlock.command.aws.PatchOperation;
import dev.interlock.command.aws.PatchValue;
import dev.interlock.command.aws.Shape;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.messaging.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Everything about an API that an update can change, by the names of AWS's RestApi. Texts are AWS's
 * where it has one.
 */
public final class RestApiSettings {
  /** What CreateRestApi takes. */
  public static final Shape SHAPE =
      new Shape()
          .required("name")
          .text("name", "description", "version", "cloneFrom", "policy")
          .list("binaryMediaTypes")
          .integer("minimumCompressionSize")
          .oneOf("apiKeySource", "HEADER", "AUTHORIZER")
          .structure(
              "endpointConfiguration",
              new Shape()
                  .listOf("types", "PRIVATE", "EDGE", "REGIONAL")
                  .oneOf("ipAddressType", "ipv4", "dualstack"))
          .flag("disableExecuteApiEndpoint")
          .texts("tags");

  /** What an API has that was not told otherwise. */
  static final Document DEFAULTS =
      new Document(
          Map.of(
              "apiKeySource",
              "HEADER",
              "disableExecuteApiEndpoint",
              false,
              "endpointConfiguration",
              Map.of("types", List.of("REGIONAL"), "ipAddressType", "ipv4")));

  private static final int MAX_COMPRESSION_SIZE = 10 * 1024 * 1024;
  private static final String[] TYPES = {"endpointConfiguration", "types"};

  private static final DocumentPatches PATCHES =
      new DocumentPatches(
              (operation, paths) -> "Invalid patch path " + operation.path(),
              (operation, ops) -> "Invalid patch operation specified. Must be one of: " + ops)
          .set("replace", "/name", PatchValue.TEXT)
          .set("replace", "/description", PatchValue.TEXT)
          .remove("/description")
          .set("replace", "/version", PatchValue.TEXT)
          .set("replace", "/policy", PatchValue.TEXT)
          .remove("/policy")
          .set("replace", "/apiKeySource", PatchValue.oneOf("HEADER", "AUTHORIZER"))
          .set("replace", "/disableExecuteApiEndpoint", PatchValue.FLAG)
          .set("replace", "/minimumCompressionSize", RestApiSettings::compressionSize)
          .set("replace", "/endpointConfiguration/ipAddressType", RestApiSettings::ipAddressType)
          .allow("replace", "/endpointConfiguration/types/0", (names, value) -> endpointType(value))
          .allow("add", "/binaryMediaTypes/{type}", (names, value) -> adding(names.getFirst()))
          .allow("replace", "/binaryMediaTypes/{type}", RestApiSettings::replacing)
          .allow(
              "remove", "/binaryMediaTypes/{type}", (names, value) -> removing(names.getFirst()));

  private RestApiSettings() {}

  /** All members of an API, its name and description among them. */
  static Document of(ApiDefinition api) {
    return DEFAULTS
        .and(new Document(api.settings()))
        .with(api.name(), "name")
        .with(api.description(), "description");
  }

  /** The members after the operations. */
  static Document patched(Document api, List<PatchOperation> operations) {
    return PATCHES.apply(api, operations);
  }

  static void require(Document api) {
    String name = api.text("name");
    if (name == null || name.isBlank()) {
      throw Refusal.invalid("name", "Name cannot be an empty string");
    }
    if ("".equals(api.text("description"))) {
      throw Refusal.invalid("description", "Description cannot be an empty string");
    }
    if (api.at("minimumCompressionSize") instanceof Integer size
        && (size < 0 || size > MAX_COMPRESSION_SIZE)) {
      throw invalidCompressionSize();
    }
    requireEndpoint(api.list(TYPES));
    requirePolicy(api.text("policy"));
  }

  private static void requireEndpoint(List<String> types) {
    if (types.isEmpty()) {
      throw Refusal.invalid(
          "endpointConfiguration",
          "REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.");
    }
    if (types.size() > 1) {
      throw Refusal.invalid(
          "endpointConfiguration", "Cannot create an api with multiple Endpoint Types.");
    }
    if (types.contains("PRIVATE")) {
      throw Refusal.invalid(
          "endpointConfiguration",
          "Private endpoints are not offered; give the endpoint type REGIONAL or EDGE");
    }
  }

  private static void requirePolicy(@Nullable String policy) {
    if (policy == null) {
      return;
    }
    try {
      if (Json.mapper().readTree(policy).isObject()) {
        return;
      }
    } catch (JacksonException noJson) {
      // Falls through: whatever is wrong with it, it is no policy.
    }
    throw Refusal.invalid(
        "policy",
        "Invalid policy document. Please check the policy syntax and ensure that Principals are"
            + " valid.");
  }

  private static @Nullable Object compressionSize(String path, String value) {
    if (value.isEmpty()) {
      return null;
    }
    if (!value.matches("[0-9]{1,8}")) {
      throw invalidCompressionSize();
    }
    return Integer.valueOf(value);
  }

  private static Object ipAddressType(String path, String value) {
    if (!List.of("ipv4", "dualstack").contains(value)) {
      throw Refusal.invalid("ipAddressType must be either ipv4 or dualstack.");
    }
    return value;
  }

  private static UnaryOperator<Document> endpointType(String type) {
    if (!List.of("REGIONAL", "EDGE", "PRIVATE").contains(type)) {
      throw Refusal.invalid(
          "Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE");
    }
    return api -> api.with(List.of(type), TYPES);
  }

  private static UnaryOperator<Document> adding(String type) {
    return changingTypes(
        types -> {
          if (!types.contains(type)) {
            types.add(type);
          }
          return types;
        });
  }

  private static UnaryOperator<Document> replacing(List<String> names, String value) {
    return api -> adding(value).apply(removing(names.getFirst()).apply(api));
  }

  private static UnaryOperator<Document> removing(String type) {
    return changingTypes(
        types -> {
          types.remove(type);
          return types;
        });
  }

  private static UnaryOperator<Document> changingTypes(UnaryOperator<List<String>> change) {
    return api -> api.changing(change, "binaryMediaTypes");
  }

  private static Refusal invalidCompressionSize() {
    return Refusal.invalid(
        "minimumCompressionSize",
        "Invalid minimum compression size, must be between 0 and " + MAX_COMPRESSION_SIZE);
  }
}
