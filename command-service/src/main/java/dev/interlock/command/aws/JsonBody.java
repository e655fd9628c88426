package dev.interlock.command.aws;

import dev.interlock.command.Refusal;
import dev.interlock.messaging.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The body of a request of the AWS API. Members that the operation does not know are ignored; a
 * member of the wrong type is refused with AWS's SerializationException; null counts as absent.
 */
public final class JsonBody {
  private final JsonNode members;

  private JsonBody(JsonNode members) {
    if (!members.isObject()) {
      throw AwsFault.serialization("The request body must be a JSON object");
    }
    this.members = members;
  }

  /** Parses a body; an empty one has no members. */
  static JsonBody parse(byte[] json) {
    if (json.length == 0) {
      return new JsonBody(Json.mapper().createObjectNode());
    }
    try {
      return of(Json.mapper().readTree(json));
    } catch (JacksonException unreadable) {
      throw AwsFault.serialization("The request body is not valid JSON");
    }
  }

  /** Members that came in another form than JSON: texts, numbers, truth values, lists and maps. */
  public static JsonBody of(Map<String, ?> members) {
    return of(Json.mapper().<JsonNode>valueToTree(members));
  }

  private static JsonBody of(JsonNode members) {
    StorableText.requireWithin(members);
    return new JsonBody(members);
  }

  /** A text, or null when absent. */
  public @Nullable String text(String member) {
    JsonNode value = members.path(member);
    return absent(value) ? null : text(value);
  }

  /** A truth value, or null when absent. */
  public @Nullable Boolean flag(String member) {
    JsonNode value = members.path(member);
    return absent(value) ? null : flag(value);
  }

  /** A whole number, or null when absent. */
  public @Nullable Integer integer(String member) {
    JsonNode value = members.path(member);
    if (absent(value)) {
      return null;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw notConvertible(value, "Integer");
    }
    return value.intValue();
  }

  /** A number, or null when absent. */
  public @Nullable Double decimal(String member) {
    JsonNode value = members.path(member);
    if (absent(value)) {
      return null;
    }
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw notConvertible(value, "Double");
    }
    return value.doubleValue();
  }

  /** A map of texts in the order of the request, or null when absent. */
  public @Nullable Map<String, String> texts(String member) {
    return map(member, JsonBody::text);
  }

  /**
   * A map of texts that must be there.
   *
   * @param input the operation's input as AWS's messages call it, such as {@code tagResourceInput}
   */
  public Map<String, String> requiredTexts(String input, String member) {
    Map<String, String> texts = texts(member);
    if (texts == null) {
      throw AwsFault.validation(
          List.of(
              "Value null at '%s.%s' failed to satisfy constraint: Member must not be null"
                  .formatted(input, member)));
    }
    return texts;
  }

  /** A map of lists of texts in the order of the request, or null when absent. */
  public @Nullable Map<String, List<String>> lists(String member) {
    return map(member, value -> elements(value).stream().map(JsonBody::text).toList());
  }

  /** A map of truth values in the order of the request, or null when absent. */
  public @Nullable Map<String, Boolean> flags(String member) {
    return map(member, JsonBody::flag);
  }

  /** A list of texts, or null when absent. */
  public @Nullable List<String> list(String member) {
    return absent(members.path(member))
        ? null
        : elements(members.path(member)).stream().map(JsonBody::text).toList();
  }

  /** A structure, or null when absent. */
  public @Nullable JsonBody structure(String member) {
    JsonNode value = members.path(member);
    return absent(value) ? null : new JsonBody(value);
  }

  /**
   * The patch operations, empty when absent.
   *
   * @param input the operation's input as AWS's messages call it, such as {@code updateStageInput}
   */
  public List<PatchOperation> patchOperations(String input) {
    List<PatchOperation> operations =
        elements(members.path("patchOperations")).stream()
            .map(JsonBody::new)
            .map(
                o ->
                    new PatchOperation(
                        o.text("op"), o.text("path"), o.text("value"), o.text("from")))
            .toList();
    PatchOperation.requireKnownOps(input, operations);
    return operations;
  }

  /**
   * Refuses members that AWS knows and that this API does not offer yet, unless they ask for
   * nothing: dropping them in silence would let the caller believe in them.
   */
  public void refuse(String... notOffered) {
    for (String member : notOffered) {
      JsonNode value = members.path(member);
      boolean asksForNothing =
          absent(value)
              || value.isBoolean() && !value.booleanValue()
              || value.isContainer() && value.isEmpty();
      if (!asksForNothing) {
        throw Refusal.invalid(member, "Member " + member + " is not offered yet; leave it out");
      }
    }
  }

  private <V> @Nullable Map<String, V> map(String member, Function<JsonNode, V> reader) {
    JsonNode value = members.path(member);
    if (absent(value)) {
      return null;
    }
    if (!value.isObject()) {
      throw notConvertible(value, "Map");
    }
    Map<String, V> read = new LinkedHashMap<>();
    value.properties().forEach(entry -> read.put(entry.getKey(), reader.apply(entry.getValue())));
    return Collections.unmodifiableMap(read);
  }

  private static List<JsonNode> elements(JsonNode value) {
    if (absent(value)) {
      return List.of();
    }
    if (!value.isArray()) {
      throw notConvertible(value, "List");
    }
    return StreamSupport.stream(value.spliterator(), false).toList();
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static String text(JsonNode value) {
    if (!value.isString()) {
      throw notConvertible(value, "String");
    }
    return value.stringValue();
  }

  private static boolean flag(JsonNode value) {
    if (!value.isBoolean()) {
      throw notConvertible(value, "Boolean");
    }
    return value.booleanValue();
  }

  /** The text, with its grammar, is AWS's. */
  private static AwsFault notConvertible(JsonNode value, String wanted) {
    String found =
        switch (value.getNodeType()) {
          case BOOLEAN -> "java.lang.Boolean";
          case NUMBER -> "com.amazon.coral.value.json.numbers.TruncatingBigNumber";
          case STRING -> "java.lang.String";
          case ARRAY -> "java.util.List";
          case OBJECT -> "java.util.Map";
          case NULL -> "null";
          case BINARY, MISSING, POJO -> "java.lang.Object";
        };
    return AwsFault.serialization(
        "class %s can not be converted to an %s".formatted(found, wanted));
  }
}
