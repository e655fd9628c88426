package dev.interlock.integration;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Turns the call of a method into that of its backend (AWS: integration request). */
public final class RequestTransformation {
  private static final String FAILURE = "Unable to transform request";

  private final CalledMethod method;
  private final MethodCall call;
  private final Mappings mappings;

  /** The mappings are those of the call. */
  public RequestTransformation(CalledMethod method, MethodCall call, Mappings mappings) {
    this.method = method;
    this.call = call;
    this.mappings = mappings;
  }

  /**
   * The call to make.
   *
   * @param traceId for the backend to log
   * @throws ExecutionFailed when it can not be made
   */
  public EndpointRequest request(String traceId) throws ExecutionFailed {
    boolean proxy = method.isProxy();
    HttpHeaders headers = proxy ? HeaderField.passedOn(call.headers()) : new HttpHeaders();
    MultiValueMap<String, String> query =
        proxy ? new LinkedMultiValueMap<>(call.query()) : new LinkedMultiValueMap<>();
    Map<String, String> path = new HashMap<>();
    map(headers, query, path);
    URI uri =
        EndpointUri.of(
            Objects.requireNonNullElse(method.integration().uri(), ""),
            call.stageVariables(),
            path,
            query);
    String body = body();
    headers.add("x-amzn-apigateway-api-id", method.restApiId());
    if (!proxy) {
      setIfAbsent(headers, "Accept", Template.JSON);
      if (sends(body)) {
        setIfAbsent(headers, "Content-Type", call.mediaType());
      }
    }
    setIfAbsent(headers, "User-Agent", "AmazonAPIGateway_" + method.restApiId());
    setIfAbsent(headers, "Host", uri.getRawAuthority());
    headers.add("X-Amzn-Trace-Id", traceId);
    return new EndpointRequest(verb(), uri, headers, body);
  }

  /** The body after the templates, for MOCK too; null when the caller's passes as it comes. */
  public @Nullable String body() throws ExecutionFailed {
    if (Objects.equals(method.text("contentHandling"), "CONVERT_TO_BINARY")) {
      throw Template.noConversion(FAILURE);
    }
    if (method.isProxy()) {
      return call.body();
    }
    Map<String, String> templates = method.texts("requestTemplates");
    String template = Template.ofRequest(templates, call.mediaType());
    if (template != null) {
      return Template.evaluated(template, FAILURE);
    }
    String passthrough =
        Objects.requireNonNullElse(method.text("passthroughBehavior"), "WHEN_NO_MATCH");
    boolean passes =
        switch (passthrough) {
          case "NEVER" -> false;
          case "WHEN_NO_TEMPLATES" -> templates.isEmpty();
          default -> true;
        };
    if (!passes) {
      throw ExecutionFailed.unsupportedMediaType(
          "passthroughBehavior is %s, and there is no template for %s"
              .formatted(passthrough, call.mediaType()));
    }
    return call.body();
  }

  private void map(
      HttpHeaders headers, MultiValueMap<String, String> query, Map<String, String> path)
      throws ExecutionFailed {
    for (Map.Entry<String, String> parameter : method.texts("requestParameters").entrySet()) {
      // Such as integration.request.path.id
      String[] target = parameter.getKey().split("\\.", 4);
      List<String> values = mappings.values(parameter.getValue());
      if (values.isEmpty() || target.length < 4) {
        continue;
      }
      String name = target[3];
      switch (target[2]) {
        case "path" -> path.put(name, values.getLast());
        case "querystring" -> values.forEach(value -> query.add(name, value));
        case "header" -> HeaderField.map(headers, name, values);
        default -> throw ExecutionFailed.configuration(FAILURE, "no target: " + parameter.getKey());
      }
    }
  }

  private boolean sends(@Nullable String body) {
    return body == null ? call.headers().containsHeader("Content-Type") : !body.isEmpty();
  }

  private String verb() {
    String verb = Objects.requireNonNullElse(method.integration().httpMethod(), "ANY");
    return verb.equals("ANY") ? call.httpMethod() : verb;
  }

  private static void setIfAbsent(HttpHeaders headers, String name, String value) {
    if (!headers.containsHeader(name)) {
      headers.set(name, value);
    }
  }
}
