package dev.interlock.integration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Where the values of parameter mappings come from. Expressions are plain ones, such as {@code
 * method.request.path.petId} or {@code 'text'}; those that look into a JSON body are not offered.
 */
public final class Mappings {
  private static final Pattern STATIC = Pattern.compile("'(.*)'", Pattern.DOTALL);

  /** By all of an expression but the name that ends it. */
  private final Map<String, Function<String, List<String>>> sources;

  /** By a whole expression. */
  private final Map<String, String> values;

  private Mappings(
      Map<String, Function<String, List<String>>> sources, Map<String, String> values) {
    this.sources = new HashMap<>(sources);
    this.values = new HashMap<>(values);
  }

  /** What is known from the beginning to the end. */
  public static Mappings of(CalledMethod method, String requestId, MethodCall call) {
    return new Mappings(
        Map.of("stageVariables.", single(call.stageVariables())),
        Map.of(
            "context.apiId", method.restApiId(),
            "context.httpMethod", call.httpMethod(),
            "context.requestId", requestId,
            "context.resourceId", method.resourceId(),
            "context.resourcePath", method.resourcePath(),
            "context.stage", method.stage()));
  }

  /** With what the caller sent. */
  public Mappings andRequest(MethodCall call, Map<String, String> path) {
    Mappings known = new Mappings(sources, values);
    HttpHeaders headers = call.headers();
    known.sources.put("method.request.path.", single(path));
    known.sources.put("method.request.querystring.", single(call.lastOfQuery()));
    known.sources.put(
        "method.request.multivaluequerystring.",
        name -> call.query().getOrDefault(name, List.of()));
    known.sources.put("method.request.header.", name -> last(headers.getOrEmpty(name)));
    known.sources.put("method.request.multivalueheader.", name -> joined(headers.getOrEmpty(name)));
    if (call.body() != null) {
      known.values.put("method.request.body", call.body());
    }
    return known;
  }

  /** With what the backend answered. */
  Mappings andResponse(EndpointResponse response) {
    Mappings known = new Mappings(sources, values);
    HttpHeaders headers = response.headers();
    known.sources.put("integration.response.header.", name -> last(headers.getOrEmpty(name)));
    known.sources.put(
        "integration.response.multivalueheader.", name -> joined(headers.getOrEmpty(name)));
    if (response.body() != null) {
      known.values.put("integration.response.body", response.body());
    }
    return known;
  }

  /**
   * The values that an expression stands for; none when the caller or the backend sent none.
   *
   * @throws ExecutionFailed when the expression is not offered
   */
  List<String> values(String expression) throws ExecutionFailed {
    Matcher text = STATIC.matcher(expression);
    if (text.matches()) {
      return List.of(text.group(1));
    }
    String value = values.get(expression);
    if (value != null) {
      return List.of(value);
    }
    return sources.entrySet().stream()
        .filter(source -> expression.startsWith(source.getKey()))
        .findFirst()
        .map(source -> source.getValue().apply(expression.substring(source.getKey().length())))
        .orElseThrow(
            () ->
                ExecutionFailed.configuration(
                    "Invalid mapping expression specified: " + expression,
                    "Interlock does not offer the mapping %s".formatted(expression)));
  }

  private static Function<String, List<String>> single(Map<String, String> map) {
    return name -> map.containsKey(name) ? List.of(map.get(name)) : List.of();
  }

  private static List<String> last(List<String> values) {
    return values.isEmpty() ? values : List.of(values.getLast());
  }

  private static List<String> joined(List<String> values) {
    return values.isEmpty() ? values : List.of(String.join(",", values));
  }
}
