package dev.interlock.integration;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Where the values of parameter mappings come from. Expressions are plain ones, such as {@code
 * method.request.path.petId} or {@code 'text'}; those that look into a JSON body are not offered.
 */
public final class Mappings {
  private static final Pattern STATIC = Pattern.compile("'(.*)'", Pattern.DOTALL);
  private static final String REQUEST = "method.request.";
  private static final String RESPONSE = "integration.response.";

  private final CalledMethod method;
  private final String requestId;
  private final MethodCall call;

  /** The path variables, when the request may be looked at. */
  private final @Nullable Map<String, String> path;

  /** When there is one that may be looked at. */
  private final @Nullable EndpointResponse response;

  private Mappings(
      CalledMethod method,
      String requestId,
      MethodCall call,
      @Nullable Map<String, String> path,
      @Nullable EndpointResponse response) {
    this.method = method;
    this.requestId = requestId;
    this.call = call;
    this.path = path;
    this.response = response;
  }

  /** What is known from the beginning to the end. */
  public static Mappings of(CalledMethod method, String requestId, MethodCall call) {
    return new Mappings(method, requestId, call, null, null);
  }

  /** With what the caller sent. */
  public Mappings andRequest(Map<String, String> pathVariables) {
    return new Mappings(method, requestId, call, pathVariables, response);
  }

  /** With what the backend answered. */
  Mappings andResponse(EndpointResponse received) {
    return new Mappings(method, requestId, call, path, received);
  }

  /**
   * The values that an expression stands for; none when the caller or the backend sent none.
   *
   * @throws ExecutionFailed when the expression is not offered
   */
  List<String> values(String expression) throws ExecutionFailed {
    Matcher text = STATIC.matcher(expression);
    List<String> values = text.matches() ? List.of(text.group(1)) : find(expression);
    if (values == null) {
      throw ExecutionFailed.configuration(
          "Invalid mapping expression specified: " + expression,
          "Interlock does not offer the mapping %s".formatted(expression));
    }
    return values;
  }

  private @Nullable List<String> find(String expression) {
    if (path != null && expression.startsWith(REQUEST)) {
      return ofRequest(expression.substring(REQUEST.length()), path);
    }
    if (response != null && expression.startsWith(RESPONSE)) {
      return ofMessage(
          expression.substring(RESPONSE.length()), response.headers(), response.body());
    }
    String[] parts = expression.split("\\.", 2);
    return switch (parts[0]) {
      case "stageVariables" -> parts.length < 2 ? null : single(call.stageVariables(), parts[1]);
      case "context" -> parts.length < 2 ? null : ofContext(parts[1]);
      default -> null;
    };
  }

  private @Nullable List<String> ofContext(String name) {
    return switch (name) {
      case "apiId" -> List.of(method.restApiId());
      case "httpMethod" -> List.of(call.httpMethod());
      case "requestId" -> List.of(requestId);
      case "resourceId" -> List.of(method.resourceId());
      case "resourcePath" -> List.of(method.resourcePath());
      case "stage" -> List.of(method.stage());
      default -> null;
    };
  }

  private @Nullable List<String> ofRequest(String source, Map<String, String> pathVariables) {
    String[] parts = source.split("\\.", 2);
    String name = parts.length < 2 ? "" : parts[1];
    return switch (parts[0]) {
      case "path" -> single(pathVariables, name);
      case "querystring" -> single(call.lastOfQuery(), name);
      case "multivaluequerystring" -> call.query().getOrDefault(name, List.of());
      default -> ofMessage(source, call.headers(), call.body());
    };
  }

  private static @Nullable List<String> ofMessage(
      String source, HttpHeaders headers, @Nullable String body) {
    String[] parts = source.split("\\.", 2);
    if (parts.length < 2) {
      return body != null && source.equals("body") ? List.of(body) : null;
    }
    List<String> values = headers.getOrEmpty(parts[1]);
    return switch (parts[0]) {
      case "header" -> values.isEmpty() ? values : List.of(values.getLast());
      case "multivalueheader" -> values.isEmpty() ? values : List.of(String.join(",", values));
      default -> null;
    };
  }

  private static List<String> single(Map<String, String> map, String name) {
    String value = map.get(name);
    return value == null ? List.of() : List.of(value);
  }
}
