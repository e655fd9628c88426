package dev.interlock.command.openapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Document;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.command.restapi.MethodShapes;
import dev.interlock.contract.restapi.Integration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code x-amazon-apigateway-integration}. */
final class IntegrationReader {
  static final String EXTENSION = "x-amazon-apigateway-integration";

  private final Notes notes;

  IntegrationReader(Notes notes) {
    this.notes = notes;
  }

  @Nullable Integration read(String path, String verb, @Nullable Map<String, Object> extensions) {
    if (extensions == null || extensions.get(EXTENSION) == null) {
      return null;
    }
    try {
      if (extensions.get(EXTENSION) instanceof Map<?, ?> extension) {
        return read(members(extension));
      }
      throw Refusal.invalid("It must be an object");
    } catch (AwsFault | Refusal invalid) {
      notes.fail(
          "Unable to put integration on '%s' for resource at path '%s': %s",
          verb, path, String.valueOf(invalid.getMessage()));
      return null;
    }
  }

  private static Integration read(Map<String, Object> members) {
    Map<String, Map<String, Object>> responses = new TreeMap<>();
    if (members.get("responses") instanceof Map<?, ?> byPattern) {
      byPattern.forEach(
          (pattern, response) -> {
            if (response instanceof Map<?, ?> mapping) {
              Document read = response(String.valueOf(pattern), members(mapping));
              responses.put(
                  String.valueOf(read.text("statusCode")), read.without("statusCode").members());
            }
          });
    }
    Integration integration = MethodShapes.integration(JsonBody.of(members));
    return new Integration(
        integration.type(),
        integration.httpMethod(),
        integration.uri(),
        integration.timeoutInMillis(),
        integration.insecureSkipVerification(),
        integration.settings(),
        responses);
  }

  private static Document response(String pattern, Map<String, Object> members) {
    String status = String.valueOf(members.get("statusCode"));
    if (!status.matches("[1-5]\\d\\d")) {
      throw Refusal.invalid("The response '%s' has no statusCode".formatted(pattern));
    }
    return MethodShapes.INTEGRATION_RESPONSE
        .read(EXTENSION, JsonBody.of(members))
        .with("default".equals(pattern) ? null : pattern, "selectionPattern")
        .with(status, "statusCode");
  }

  /** With the names of values as AWS's operations write them; documents have them in lower case. */
  private static Map<String, Object> members(Map<?, ?> extension) {
    Map<String, Object> members = new TreeMap<>();
    extension.forEach((name, value) -> members.put(String.valueOf(name), value));
    for (String name :
        new String[] {
          "type", "httpMethod", "passthroughBehavior", "contentHandling", "connectionType"
        }) {
      members.computeIfPresent(
          name,
          (key, value) -> value instanceof String text ? text.toUpperCase(Locale.ROOT) : value);
    }
    return members;
  }
}
