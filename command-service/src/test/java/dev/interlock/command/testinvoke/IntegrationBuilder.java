package dev.interlock.command.testinvoke;

import dev.interlock.contract.restapi.Integration;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** An integration as AWS's defaults have it, of which a test says what it is about. */
final class IntegrationBuilder {
  private final String type;
  private final String uri;
  private Duration timeout = Duration.ofSeconds(10);
  private boolean insecureSkipVerification;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, Object> settings = new TreeMap<>();
  private final Map<String, Map<String, Object>> responses = new TreeMap<>();

  private IntegrationBuilder(String type, String uri) {
    this.type = type;
    this.uri = uri;
  }

  static IntegrationBuilder proxy(String uri) {
    return new IntegrationBuilder("HTTP_PROXY", uri);
  }

  static IntegrationBuilder http(String uri) {
    return new IntegrationBuilder("HTTP", uri);
  }

  static IntegrationBuilder mock() {
    return new IntegrationBuilder("MOCK", "");
  }

  IntegrationBuilder within(Duration limit) {
    timeout = limit;
    return this;
  }

  IntegrationBuilder skippingVerification(boolean skips) {
    insecureSkipVerification = skips;
    return this;
  }

  IntegrationBuilder mapping(String target, String source) {
    parameters.put(target, source);
    return this;
  }

  IntegrationBuilder template(String type, String template) {
    settings.put("requestTemplates", Map.of(type, template));
    return this;
  }

  IntegrationBuilder passthrough(String behavior) {
    settings.put("passthroughBehavior", behavior);
    return this;
  }

  IntegrationBuilder contentHandling(String handling) {
    settings.put("contentHandling", handling);
    return this;
  }

  IntegrationBuilder response(String statusCode, Map<String, Object> members) {
    responses.put(statusCode, members);
    return this;
  }

  /** Of the method GET of this resource. */
  TestedMethod at(String resourcePath) {
    return new TestedMethod("api1234567", "res123", resourcePath, build());
  }

  private Integration build() {
    settings.put("requestParameters", parameters);
    return new Integration(
        type,
        "ANY",
        uri,
        Math.toIntExact(timeout.toMillis()),
        insecureSkipVerification,
        settings,
        responses);
  }
}
