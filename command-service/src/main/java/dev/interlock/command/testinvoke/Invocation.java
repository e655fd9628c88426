package dev.interlock.command.testinvoke;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.JsonBody;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The call of a method as the caller describes it (TestInvokeMethod's input).
 *
 * @param path as sent, or the resource's own path when none was
 * @param query the parameters, decoded, each with its values
 * @param clientCertificateId to present to the backend, or null for none
 */
record Invocation(
    String httpMethod,
    String path,
    MultiValueMap<String, String> query,
    HttpHeaders headers,
    String body,
    @Nullable String clientCertificateId,
    Map<String, String> stageVariables) {

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
    return new Invocation(
        httpMethod,
        question < 0 ? path : path.substring(0, question),
        query(question < 0 ? "" : path.substring(question + 1)),
        headers(input),
        Objects.requireNonNullElse(input.text("body"), ""),
        certificate.isEmpty() ? null : certificate,
        Objects.requireNonNullElse(input.texts("stageVariables"), Map.of()));
  }

  /** Where a query parameter comes more than once, its last value, as AWS shows it. */
  Map<String, String> lastOfQuery() {
    Map<String, String> last = new LinkedHashMap<>();
    query.forEach((name, values) -> last.put(name, values.getLast()));
    return last;
  }

  private static MultiValueMap<String, String> query(String query) {
    MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (!parameter.isEmpty()) {
        parameters.add(
            decode(equals < 0 ? parameter : parameter.substring(0, equals)),
            equals < 0 ? "" : decode(parameter.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(
          "pathWithQueryString",
          "Invalid pathWithQueryString specified: '%s' is not percent-encoded".formatted(text));
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
