package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What methods, integrations and responses may be; texts are AWS's where it has one. */
final class MethodRules {
  private static final List<String> VERBS =
      List.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY");
  private static final int MIN_TIMEOUT = 50;
  private static final int MAX_TIMEOUT = 29_000;

  private MethodRules() {}

  static void requireMethod(String httpMethod, Method method) {
    requireVerb(httpMethod);
    switch (method.authorizationType()) {
      case "NONE", "AWS_IAM" -> {}
      case "CUSTOM", "COGNITO_USER_POOLS" ->
          throw Refusal.invalid(
              "authorizationType",
              "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or"
                  + " COGNITO_USER_POOLS requires a valid authorizer.");
      default ->
          throw Refusal.invalid(
              "authorizationType",
              "Invalid authorizationType '%s' specified. Must be one of: [NONE, AWS_IAM]"
                  .formatted(method.authorizationType()));
    }
    Document settings = new Document(method.settings());
    if (settings.text("requestValidatorId") != null) {
      throw Refusal.invalid("requestValidatorId", "Invalid Request Validator identifier specified");
    }
    MappingRules.requireRequestParameters(settings.names("requestParameters"));
    MappingRules.requireModels(settings.texts("requestModels").values());
  }

  static void requireResponse(Document settings) {
    MappingRules.requireResponseParameters(settings.names("responseParameters"));
    MappingRules.requireModels(settings.texts("responseModels").values());
  }

  static void requireIntegration(Method method, Integration integration) {
    if (!Set.of("HTTP", "HTTP_PROXY", "MOCK").contains(integration.type())) {
      throw Refusal.invalid(
          "type",
          "Integrations of type '%s' are not offered. Must be one of: [HTTP, HTTP_PROXY, MOCK]"
              .formatted(integration.type()));
    }
    if (integration.timeoutInMillis() < MIN_TIMEOUT
        || integration.timeoutInMillis() > MAX_TIMEOUT) {
      throw Refusal.invalid(
          "timeoutInMillis",
          "Timeout should be between %d ms and %d ms".formatted(MIN_TIMEOUT, MAX_TIMEOUT));
    }
    Document settings = new Document(integration.settings());
    requireOneOf("passthroughBehavior", settings, "WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER");
    requireOneOf("connectionType", settings, "INTERNET");
    requireOneOf("responseTransferMode", settings, "BUFFERED");
    requireOneOf("contentHandling", settings, "CONVERT_TO_BINARY", "CONVERT_TO_TEXT");
    MappingRules.requireRequestMappings(
        settings.texts("requestParameters"),
        new Document(method.settings()).names("requestParameters"));
    MappingRules.requireContentTypes(settings.names("requestTemplates"));
    if (integration.type().equals("MOCK")) {
      if (integration.insecureSkipVerification()) {
        throw Refusal.invalid("tlsConfig", "TLS configuration is for HTTP integrations only");
      }
      return;
    }
    if (integration.httpMethod() == null) {
      throw Refusal.invalid("httpMethod", "Enumeration value for HttpMethod must be non-empty");
    }
    requireVerb(integration.httpMethod());
    if (!isHttpUri(integration.uri())) {
      throw Refusal.invalid("uri", "Invalid HTTP endpoint specified for URI");
    }
  }

  static void requireIntegrationResponse(Method method, String statusCode, Document settings) {
    Map<String, Object> declared = method.responses().get(statusCode);
    if (declared == null) {
      throw Refusal.notFound(RestApis.UNKNOWN_RESPONSE);
    }
    requireOneOf("contentHandling", settings, "CONVERT_TO_BINARY", "CONVERT_TO_TEXT");
    MappingRules.requireResponseMappings(
        settings.texts("responseParameters"), new Document(declared).names("responseParameters"));
    MappingRules.requireContentTypes(settings.names("responseTemplates"));
  }

  private static void requireVerb(String httpMethod) {
    if (!VERBS.contains(httpMethod)) {
      throw Refusal.invalid(
          "httpMethod",
          "Invalid HttpMethod specified. Valid options are " + String.join(",", VERBS));
    }
  }

  private static void requireOneOf(String member, Document settings, String... offered) {
    String value = settings.text(member);
    if (value != null && !List.of(offered).contains(value)) {
      throw Refusal.invalid(
          member,
          "Invalid %s '%s' specified. Must be one of: %s"
              .formatted(member, value, List.of(offered)));
    }
  }

  private static boolean isHttpUri(@Nullable String uri) {
    if (uri == null) {
      return false;
    }
    try {
      // Path variables and stage variables stand in braces, which no URI may hold.
      URI parsed = new URI(uri.replaceAll("\\$?\\{[^{}]*}", "x"));
      return List.of("http", "https").contains(String.valueOf(parsed.getScheme()))
          && parsed.getHost() != null;
    } catch (URISyntaxException invalid) {
      return false;
    }
  }
}
