package dev.interlock.contract.restapi;

import dev.interlock.contract.RestApiEvent.IntegrationPut;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The backend call of a method.
 *
 * @param httpMethod the verb to the backend, null for a mock
 * @param insecureSkipVerification whether the server's certificate may be of an authority that is
 *     not known; its dates and its name are checked all the same
 * @param settings members of AWS's Integration by their wire names
 * @param responses members of AWS's IntegrationResponse by their wire names, by status code
 */
public record Integration(
    String type,
    @Nullable String httpMethod,
    @Nullable String uri,
    int timeoutInMillis,
    boolean insecureSkipVerification,
    Map<String, Object> settings,
    Map<String, Map<String, Object>> responses) {

  static Integration of(IntegrationPut put) {
    return new Integration(
        put.type(),
        put.integrationHttpMethod(),
        put.uri(),
        put.timeoutInMillis(),
        put.insecureSkipVerification(),
        put.settings(),
        Map.of());
  }

  Integration with(String statusCode, Map<String, Object> response) {
    return responding(Method.with(responses, statusCode, response));
  }

  Integration without(String statusCode) {
    return responding(Method.without(responses, statusCode));
  }

  private Integration responding(Map<String, Map<String, Object>> changed) {
    return new Integration(
        type, httpMethod, uri, timeoutInMillis, insecureSkipVerification, settings, changed);
  }
}
