package dev.interlock.integration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A call of a method, of which a test says what it is about. */
public final class CallBuilder {
  private final String httpMethod;
  private final String path;
  private final MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
  private final HttpHeaders headers = new HttpHeaders();
  private String body = "";
  private final Map<String, String> stageVariables = new LinkedHashMap<>();

  private CallBuilder(String httpMethod, String path) {
    this.httpMethod = httpMethod;
    this.path = path;
  }

  public static CallBuilder get(String path) {
    return new CallBuilder("GET", path);
  }

  public static CallBuilder post(String path, String body) {
    CallBuilder post = new CallBuilder("POST", path);
    post.body = body;
    return post;
  }

  public CallBuilder query(String name, String value) {
    query.add(name, value);
    return this;
  }

  public CallBuilder header(String name, String value) {
    headers.add(name, value);
    return this;
  }

  public CallBuilder stageVariable(String name, String value) {
    stageVariables.put(name, value);
    return this;
  }

  public MethodCall build() {
    return new MethodCall(
        httpMethod, path, query, headers, "application/json", body, stageVariables);
  }
}
