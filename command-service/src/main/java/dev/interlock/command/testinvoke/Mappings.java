package dev.interlock.command.testinvoke;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the values of parameter mappings come from. Expressions are plain ones, such as {@code
 * method.request.path.petId} or {@code 'text'}; those that look into a JSON body are not offered.
 */
final class Mappings {
  private static final Pattern STATIC = Pattern.compile("'(.*)'", Pattern.DOTALL);
  private static final Pattern NAMED = Pattern.compile("(.+)\\.([^.]+)");

  /** By all of an expression but its last name. */
  private final Map<String, Function<String, List<String>>> sources = new LinkedHashMap<>();

  /** By a whole expression. */
  private final Map<String, String> values = new LinkedHashMap<>();

  /** What is known when the backend is called. */
  static Mappings ofRequest(
      TestedMethod method, String requestId, Invocation invocation, Map<String, String> path) {
    Mappings mappings = new Mappings();
    mappings.sources.put("method.request.path", single(path));
    mappings.sources.put("method.request.querystring", single(invocation.lastOfQuery()));
    mappings.sources.put(
        "method.request.multivaluequerystring",
        name -> invocation.query().getOrDefault(name, List.of()));
    mappings.sources.put(
        "method.request.header", name -> last(invocation.headers().getOrEmpty(name)));
    mappings.sources.put(
        "method.request.multivalueheader", name -> joined(invocation.headers().getOrEmpty(name)));
    mappings.values.put("method.request.body", invocation.body());
    mappings.sources.put("stageVariables", single(invocation.stageVariables()));
    mappings.values.putAll(
        Map.of(
            "context.apiId", method.restApiId(),
            "context.httpMethod", invocation.httpMethod(),
            "context.requestId", requestId,
            "context.resourceId", method.resourceId(),
            "context.resourcePath", method.resourcePath(),
            "context.stage", "test-invoke-stage"));
    return mappings;
  }

  /** The same when the backend has answered. */
  Mappings andResponse(EndpointResponse response) {
    Mappings mappings = new Mappings();
    mappings.sources.put("stageVariables", sources.getOrDefault("stageVariables", n -> List.of()));
    mappings.sources.put(
        "integration.response.header", name -> last(response.headers().getOrEmpty(name)));
    mappings.sources.put(
        "integration.response.multivalueheader",
        name -> joined(response.headers().getOrEmpty(name)));
    values.forEach(
        (expression, value) -> {
          if (expression.startsWith("context.")) {
            mappings.values.put(expression, value);
          }
        });
    mappings.values.put("integration.response.body", response.body());
    return mappings;
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
    Matcher named = NAMED.matcher(expression);
    Function<String, List<String>> source = named.matches() ? sources.get(named.group(1)) : null;
    if (source == null) {
      throw ExecutionFailed.configuration(
          "Invalid mapping expression specified: " + expression,
          "the mapping %s is not offered by test invocations".formatted(expression));
    }
    return source.apply(named.group(2));
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
