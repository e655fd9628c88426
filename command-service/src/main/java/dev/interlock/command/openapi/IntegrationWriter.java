package dev.interlock.command.openapi;

import dev.interlock.command.aws.Document;
import dev.interlock.contract.restapi.Integration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code x-amazon-apigateway-integration}; AWS writes its types in lower case. */
final class IntegrationWriter {
  private static final int DEFAULT_TIMEOUT = 29_000;

  private IntegrationWriter() {}

  static Map<String, Object> write(Integration integration) {
    Map<String, Object> responses = new TreeMap<>();
    integration
        .responses()
        .forEach(
            (status, settings) -> {
              Document response = new Document(settings);
              String pattern = response.text("selectionPattern");
              responses.put(
                  pattern == null ? "default" : pattern,
                  response.without("selectionPattern").with(status, "statusCode").members());
            });
    Document settings = new Document(integration.settings());
    String passthrough = settings.text("passthroughBehavior");
    return settings
        .with(passthrough == null ? null : lower(passthrough), "passthroughBehavior")
        .with(lower(integration.type()), "type")
        .with(integration.httpMethod(), "httpMethod")
        .with(integration.uri(), "uri")
        .with(
            integration.timeoutInMillis() == DEFAULT_TIMEOUT ? null : integration.timeoutInMillis(),
            "timeoutInMillis")
        .with(
            integration.insecureSkipVerification()
                ? Map.of("insecureSkipVerification", true)
                : null,
            "tlsConfig")
        .with(responses.isEmpty() ? null : responses, "responses")
        .members();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
