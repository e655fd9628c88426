package dev.interlock.integration;

import dev.interlock.contract.restapi.Integration;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** An integration as AWS's defaults have it, of which a test says what it is about. */
public final class IntegrationBuilder {
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

  public static IntegrationBuilder proxy(String uri) {
    return new IntegrationBuilder("HTTP_PROXY", uri);
  }

  public static IntegrationBuilder http(String uri) {
    return new IntegrationBuilder("HTTP", uri);
  }

  public static IntegrationBuilder mock() {
    return new IntegrationBuilder("MOCK", "");
  }

  public IntegrationBuilder within(Duration limit) {
    timeout = limit;
    return this;
  }

  public IntegrationBuilder skippingVerification(boolean skips) {
    insecureSkipVerification = skips;
    return this;
  }

  public IntegrationBuilder mapping(String target, String source) {
    parameters.put(target, source);
    return this;
  }

  public IntegrationBuilder template(String type, String template) {
    settings.put("requestTemplates", Map.of(type, template));
    return this;
  }

  public IntegrationBuilder passthrough(String behavior) {
    settings.put("passthroughBehavior", behavior);
    return this;
  }

  public IntegrationBuilder contentHandling(String handling) {
    settings.put("contentHandling", handling);
    return this;
  }

  public IntegrationBuilder response(String statusCode, Map<String, Object> members) {
    responses.put(statusCode, members);
    return this;
  }

  /** Of the method GET of this resource. */
  public CalledMethod at(String resourcePath) {
    return new CalledMethod("api1234567", "test-invoke-stage", "res123", resourcePath, build());
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
