package dev.interlock.command.restapi;

import dev.interlock.command.aws.Document;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Method, MethodResponse, Integration and IntegrationResponse of AWS's model. */
final class MethodView {
  private MethodView() {}

  static Document of(String resourceId, String httpMethod, Method method) {
    Integration integration = method.integration();
    return new Document(method.settings())
        .with(httpMethod, "httpMethod")
        .with(method.authorizationType(), "authorizationType")
        .with(method.apiKeyRequired(), "apiKeyRequired")
        .with(responses(method.responses()), "methodResponses")
        .with(integration == null ? null : of(resourceId, integration), "methodIntegration");
  }

  static Document of(String resourceId, Integration integration) {
    boolean mock = integration.type().equals("MOCK");
    return Document.EMPTY
        .with("WHEN_NO_MATCH", "passthroughBehavior")
        .with(resourceId, "cacheNamespace")
        .with(List.of(), "cacheKeyParameters")
        .with(mock ? null : "INTERNET", "connectionType")
        .and(new Document(integration.settings()))
        .with(integration.type(), "type")
        .with(integration.httpMethod(), "httpMethod")
        .with(integration.uri(), "uri")
        .with(integration.timeoutInMillis(), "timeoutInMillis")
        .with(
            integration.insecureSkipVerification()
                ? Map.of("insecureSkipVerification", true)
                : null,
            "tlsConfig")
        .with(responses(integration.responses()), "integrationResponses");
  }

  static Document of(String statusCode, Map<String, Object> response) {
    return new Document(response).with(statusCode, "statusCode");
  }

  private static @Nullable Map<String, Document> responses(
      Map<String, Map<String, Object>> responses) {
    if (responses.isEmpty()) {
      return null;
    }
    Map<String, Document> shown = new TreeMap<>();
    responses.forEach((status, response) -> shown.put(status, of(status, response)));
    return shown;
  }
}
