package dev.interlock.integration;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns a backend's answer into that of the method (AWS: integration response). */
public final class ResponseTransformation {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FAILURE = "Unable to transform response";
  private static final String PREFIX = "method.response.header.";

  /** A response that is stored (AWS: IntegrationResponse). */
  private record Stored(int statusCode, Map<String, Object> settings) {
    static Stored of(Map.Entry<String, Map<String, Object>> response) {
      return new Stored(Integer.parseInt(response.getKey()), response.getValue());
    }

    @Nullable String pattern() {
      String pattern = (String) settings.get("selectionPattern");
      return pattern == null || pattern.isEmpty() ? null : pattern;
    }

    boolean isFor(int status) {
      try {
        return pattern() != null && Pattern.matches(pattern(), Integer.toString(status));
      } catch (PatternSyntaxException broken) {
        return false;
      }
    }
  }

  private final CalledMethod method;
  private final Mappings mappings;

  /** The mappings are those that are known without the answer. */
  public ResponseTransformation(CalledMethod method, Mappings mappings) {
    this.method = method;
    this.mappings = mappings;
  }

  /** What MOCK answers with: the status that the transformed request names. */
  public static EndpointResponse mock(String request) throws ExecutionFailed {
    try {
      JsonNode status = JSON.readTree(request).path("statusCode");
      if (status.isInt()) {
        return new EndpointResponse(status.intValue(), new HttpHeaders(), "");
      }
    } catch (JacksonException notJson) {
      // Said below.
    }
    throw ExecutionFailed.configuration(
        "Unable to parse statusCode. It should be an integer that is defined in the request"
            + " template.");
  }

  /**
   * The method's answer.
   *
   * @param headers those that the gateway adds itself
   */
  public MethodResponse response(EndpointResponse received, HttpHeaders headers)
      throws ExecutionFailed {
    if (method.isProxy()) {
      HeaderField.addReturned(received.headers(), headers);
      return new MethodResponse(received.status(), headers, received.body());
    }
    Stored selected = select(received.status());
    if (Objects.equals(selected.settings().get("contentHandling"), "CONVERT_TO_BINARY")) {
      throw Template.noConversion(FAILURE);
    }
    headers.set("Content-Type", Template.JSON);
    Mappings known = mappings.andResponse(received);
    for (var parameter : CalledMethod.texts(selected.settings(), "responseParameters").entrySet()) {
      List<String> values = known.values(parameter.getValue());
      if (!values.isEmpty() && parameter.getKey().startsWith(PREFIX)) {
        headers.put(parameter.getKey().substring(PREFIX.length()), values);
      }
    }
    String template =
        Template.ofResponse(CalledMethod.texts(selected.settings(), "responseTemplates"));
    return new MethodResponse(
        selected.statusCode(),
        headers,
        template == null ? received.body() : Template.evaluated(template, FAILURE));
  }

  /** The first whose pattern matches the status, or else the one without a pattern. */
  private Stored select(int status) throws ExecutionFailed {
    List<Stored> responses =
        method.integration().responses().entrySet().stream().map(Stored::of).toList();
    return responses.stream()
        .filter(response -> response.isFor(status))
        .findFirst()
        .or(() -> responses.stream().filter(response -> response.pattern() == null).findFirst())
        .orElseThrow(
            () ->
                ExecutionFailed.configuration(
                    "No match for output mapping and no default output mapping configured."
                        + " Endpoint Response Status Code: "
                        + status,
                    "put an integration response for this status, or use HTTP_PROXY"));
  }
}
