package dev.interlock.command.aws;

import dev.interlock.command.Refusal;
import dev.interlock.messaging.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      return new JsonBody(Json.mapper().readTree(json));
    } catch (JacksonException unreadable) {
      throw AwsFault.serialization("The request body is not valid JSON");
    }
  }

  /** A text, or null when absent. */
  public @Nullable String text(String member) {
    JsonNode value = members.path(member);
    return absent(value) ? null : text(value);
  }

  /**
   * A text that must be there.
   *
   * @param input the operation's input as AWS's messages call it, such as {@code createStageInput}
   */
  public String requiredText(String input, String member) {
    return required(input, member, text(member));
  }

  /** A truth value, false when absent. */
  public boolean flag(String member) {
    JsonNode value = members.path(member);
    if (absent(value)) {
      return false;
    }
    if (!value.isBoolean()) {
      throw notConvertible(value, "Boolean");
    }
    return value.booleanValue();
  }

  /** A whole number, or null when absent. */
  public @Nullable Integer number(String member) {
    JsonNode value = members.path(member);
    if (absent(value)) {
      return null;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw notConvertible(value, "Integer");
    }
    return value.intValue();
  }

  /** A map of texts in the order of the request, or null when absent. */
  public @Nullable Map<String, String> texts(String member) {
    JsonNode value = members.path(member);
    if (absent(value)) {
      return null;
    }
    if (!value.isObject()) {
      throw notConvertible(value, "Map");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    value
        .properties()
        .forEach(entry -> texts.put(storable(entry.getKey()), text(entry.getValue())));
    return Collections.unmodifiableMap(texts);
  }

  /** A map of texts that must be there; see {@link #requiredText}. */
  public Map<String, String> requiredTexts(String input, String member) {
    return required(input, member, texts(member));
  }

  /** A list of texts, empty when absent. */
  public List<String> list(String member) {
    return elements(member).stream().map(JsonBody::text).toList();
  }

  /** A structure; without members when absent. */
  public JsonBody structure(String member) {
    JsonNode value = members.path(member);
    return absent(value) ? parse(new byte[0]) : new JsonBody(value);
  }

  /**
   * The patch operations, empty when absent.
   *
   * @param input the operation's input as AWS's messages call it, such as {@code updateStageInput}
   */
  public List<PatchOperation> patchOperations(String input) {
    List<PatchOperation> operations =
        elements("patchOperations").stream()
            .map(JsonBody::new)
            .map(o -> new PatchOperation(o.text("op"), o.text("path"), o.text("value")))
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

  private static <T> T required(String input, String member, @Nullable T value) {
    if (value == null) {
      throw AwsFault.validation(
          List.of(
              "Value null at '%s.%s' failed to satisfy constraint: Member must not be null"
                  .formatted(input, member)));
    }
    return value;
  }

  private List<JsonNode> elements(String member) {
    JsonNode value = members.path(member);
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
    return storable(value.stringValue());
  }

  /** Refuses what JSON can escape, but PostgreSQL or UTF-8 cannot hold. */
  private static String storable(String text) {
    if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw AwsFault.serialization(
          "A text holds U+0000 or half of a surrogate pair, which cannot be stored; leave it out");
    }
    return text;
  }

  /** The text, with its grammar, is AWS's. */
  private static AwsFault notConvertible(JsonNode value, String wanted) {
    String found =
        switch (value.getNodeType()) {
          case BOOLEAN -> "java.lang.Boolean";
          case NUMBER -> value.isIntegralNumber() ? "java.lang.Integer" : "java.lang.Double";
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
