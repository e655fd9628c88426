package dev.interlock.command.testinvoke;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A call of a method, of which a test says what it is about. */
final class InvocationBuilder {
  private final String httpMethod;
  private final String path;
  private final MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
  private final HttpHeaders headers = new HttpHeaders();
  private String body = "";
  private final Map<String, String> stageVariables = new LinkedHashMap<>();

  private InvocationBuilder(String httpMethod, String path) {
    this.httpMethod = httpMethod;
    this.path = path;
  }

  static InvocationBuilder get(String path) {
    return new InvocationBuilder("GET", path);
  }

  static InvocationBuilder post(String path, String body) {
    InvocationBuilder post = new InvocationBuilder("POST", path);
    post.body = body;
    return post;
  }

  InvocationBuilder query(String name, String value) {
    query.add(name, value);
    return this;
  }

  InvocationBuilder header(String name, String value) {
    headers.add(name, value);
    return this;
  }

  InvocationBuilder stageVariable(String name, String value) {
    stageVariables.put(name, value);
    return this;
  }

  Invocation build() {
    return new Invocation(httpMethod, path, query, headers, body, null, stageVariables);
  }
}
