package dev.interlock.command.testinvoke;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.JsonBody;
import dev.interlock.integration.HeaderField;
import dev.interlock.integration.MethodCall;
import dev.interlock.integration.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;

/**
 * TestInvokeMethod's input.
 *
 * @param call its body is taken for JSON, as AWS takes it
 * @param clientCertificateId to present to the backend, or null for none
 */
record Invocation(MethodCall call, @Nullable String clientCertificateId) {

  /**
   * Reads the input. Any path is taken, whether it is one of the resource or not.
   *
   * @throws Refusal INVALID when the query or a header can not be sent
   */
  static Invocation read(JsonBody input, String httpMethod, String resourcePath) {
    String given = Objects.requireNonNullElse(input.text("pathWithQueryString"), "");
    String path = given.isEmpty() ? resourcePath : given;
    int question = path.indexOf('?');
    String certificate = Objects.requireNonNullElse(input.text("clientCertificateId"), "");
    MethodCall call =
        new MethodCall(
            httpMethod,
            question < 0 ? path : path.substring(0, question),
            query(question < 0 ? "" : path.substring(question + 1)),
            headers(input),
            MediaType.APPLICATION_JSON_VALUE,
            Objects.requireNonNullElse(input.text("body"), ""),
            Objects.requireNonNullElse(input.texts("stageVariables"), Map.of()));
    return new Invocation(call, certificate.isEmpty() ? null : certificate);
  }

  private static MultiValueMap<String, String> query(String query) {
    try {
      return QueryParameters.of(query);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(
          "pathWithQueryString", "Invalid pathWithQueryString specified: " + e.getMessage());
    }
  }

  private static HttpHeaders headers(JsonBody input) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    Objects.requireNonNullElse(input.texts("headers"), Map.<String, String>of())
        .forEach((name, value) -> given.put(name, List.of(value)));
    // Of a header given in both forms, this one says more.
    given.putAll(
        Objects.requireNonNullElse(
            input.lists("multiValueHeaders"), Map.<String, List<String>>of()));
    given.values().removeIf(List::isEmpty);
    String illegal =
        given.entrySet().stream()
            .filter(
                header ->
                    !header.getValue().stream()
                        .allMatch(v -> HeaderField.isLegal(header.getKey(), v)))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    if (!illegal.isEmpty()) {
      throw Refusal.invalid(
          "headers",
          "Invalid headers specified: a name must be a token and a value visible ASCII: "
              + illegal);
    }
    HttpHeaders headers = new HttpHeaders();
    given.forEach(headers::addAll);
    return headers;
  }
}
