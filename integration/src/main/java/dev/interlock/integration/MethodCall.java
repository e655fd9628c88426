package dev.interlock.integration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;

/**
 * The call of a method as its caller made it.
 *
 * @param path as sent
 * @param query the parameters, decoded, each with its values
 * @param mediaType what the body is taken for when a template is chosen
 * @param body null when it is not read here but passes as it comes
 * @param stageVariables of the stage that is called
 */
public record MethodCall(
    String httpMethod,
    String path,
    MultiValueMap<String, String> query,
    HttpHeaders headers,
    String mediaType,
    @Nullable String body,
    Map<String, String> stageVariables) {

  /** Where a query parameter comes more than once, its last value, as AWS shows it. */
  public Map<String, String> lastOfQuery() {
    Map<String, String> last = new LinkedHashMap<>();
    query.forEach((name, values) -> last.put(name, values.getLast()));
    return last;
  }
}
