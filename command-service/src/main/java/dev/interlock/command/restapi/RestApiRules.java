package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.restapi.RestApiCommand.PutIntegration;
import dev.interlock.command.restapi.RestApiCommand.PutMethod;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be said of a command without knowing the API; texts are AWS's where it has one. */
final class RestApiRules {
  /** Quota of AWS: resources per API. */
  static final int MAX_RESOURCES = 300;

  private static final List<String> HTTP_METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "ANY");
  private static final List<String> AUTHORIZATION_TYPES = List.of("NONE", "AWS_IAM");
  private static final List<String> INTEGRATION_TYPES = List.of("HTTP", "HTTP_PROXY", "MOCK");
  private static final Pattern PATH_PART =
      Pattern.compile("[a-zA-Z0-9._:-]+|\\{[a-zA-Z0-9._:-]+\\+?}");
  private static final int MIN_TIMEOUT = 50;
  private static final int MAX_TIMEOUT = 29_000;

  private RestApiRules() {}

  static void requireName(String name) {
    if (name.isBlank()) {
      throw Refusal.invalid("name", "Name cannot be an empty string");
    }
  }

  static void requirePathPart(String pathPart) {
    if (!PATH_PART.matcher(pathPart).matches()) {
      throw Refusal.invalid(
          "pathPart",
          "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly"
              + " braces at the beginning and the end.");
    }
  }

  static void require(PutMethod command) {
    requireOneOf("httpMethod", command.httpMethod(), HTTP_METHODS);
    requireOneOf("authorizationType", command.authorizationType(), AUTHORIZATION_TYPES);
  }

  static void require(PutIntegration command) {
    requireOneOf("type", command.type(), INTEGRATION_TYPES);
    if (command.timeoutInMillis() < MIN_TIMEOUT || command.timeoutInMillis() > MAX_TIMEOUT) {
      throw Refusal.invalid(
          "timeoutInMillis",
          "Timeout should be between %d ms and %d ms".formatted(MIN_TIMEOUT, MAX_TIMEOUT));
    }
    if (command.type().equals("MOCK")) {
      if (command.insecureSkipVerification()) {
        throw Refusal.invalid("tlsConfig", "TLS configuration is for HTTP integrations only");
      }
      return;
    }
    if (command.integrationHttpMethod() == null) {
      throw Refusal.invalid("httpMethod", "Enumeration value for HttpMethod must be non-empty");
    }
    requireOneOf("httpMethod", command.integrationHttpMethod(), HTTP_METHODS);
    if (!isHttpUri(command.uri())) {
      throw Refusal.invalid("uri", "Invalid HTTP endpoint specified for URI");
    }
  }

  private static void requireOneOf(String field, String value, List<String> offered) {
    if (!offered.contains(value)) {
      throw Refusal.invalid(
          field, "Invalid %s '%s' specified. Must be one of: %s".formatted(field, value, offered));
    }
  }

  private static boolean isHttpUri(@Nullable String uri) {
    if (uri == null) {
      return false;
    }
    try {
      // A path variable of AWS stands in braces, which no URI may hold.
      URI parsed = new URI(uri.replaceAll("\\{[^{}]*}", "x"));
      return List.of("http", "https").contains(String.valueOf(parsed.getScheme()))
          && parsed.getHost() != null;
    } catch (URISyntaxException invalid) {
      return false;
    }
  }
}
