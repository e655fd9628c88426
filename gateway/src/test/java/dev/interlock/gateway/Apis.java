package dev.interlock.gateway;

import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RestApiEvent.DeploymentCreated;
import dev.interlock.contract.RestApiEvent.IntegrationPut;
import dev.interlock.contract.RestApiEvent.IntegrationResponsePut;
import dev.interlock.contract.RestApiEvent.MethodPut;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.restapi.ApiDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds APIs out of the events that make them. */
public final class Apis {
  /** The id of each. */
  public static final String ID = "api1234567";

  private static final Instant AT = Instant.parse("2026-11-22T06:07:32Z");

  private static final RestApiCreated CREATED =
      new RestApiCreated(ID, "pets", null, "root", Map.of(), Map.of(), AT);

  private final Map<String, String> idByPath = new HashMap<>(Map.of("", "root"));
  private final List<RestApiEvent> events = new ArrayList<>(List.of(CREATED));
  private ApiDefinition definition = ApiDefinition.of(CREATED);

  /** With a method that proxies everything to this address. */
  public Apis proxy(String httpMethod, String path, String uri) {
    return method(httpMethod, path, "HTTP_PROXY", uri, Duration.ofSeconds(10), Map.of());
  }

  /** With a method that calls this address. */
  public Apis method(
      String httpMethod,
      String path,
      String type,
      String uri,
      Duration timeout,
      Map<String, Object> integration) {
    return put(httpMethod, path, "NONE", false)
        .integrate(httpMethod, path, type, uri, timeout, integration);
  }

  private Apis integrate(
      String httpMethod,
      String path,
      String type,
      String uri,
      Duration timeout,
      Map<String, Object> integration) {
    return on(
        new IntegrationPut(
            ID,
            resource(path),
            httpMethod,
            type,
            "ANY",
            uri,
            Math.toIntExact(timeout.toMillis()),
            false,
            integration,
            AT));
  }

  /** With a method that asks for an API key. */
  public Apis keyed(String httpMethod, String path) {
    return put(httpMethod, path, "NONE", true)
        .integrate(
            httpMethod, path, "HTTP_PROXY", "http://127.0.0.1/", Duration.ofSeconds(1), Map.of());
  }

  /** With how an answer of the backend becomes one of the method. */
  public Apis response(
      String httpMethod, String path, String statusCode, Map<String, Object> settings) {
    return on(new IntegrationResponsePut(ID, resource(path), httpMethod, statusCode, settings, AT));
  }

  /** With a method that has no integration yet. */
  public Apis put(
      String httpMethod, String path, String authorizationType, boolean apiKeyRequired) {
    return on(
        new MethodPut(
            ID, resource(path), httpMethod, authorizationType, apiKeyRequired, Map.of(), AT));
  }

  /** The events that make it, and deploy it. */
  public List<RestApiEvent> deployed(String deploymentId) {
    return Stream.concat(
            events.stream(), Stream.of(new DeploymentCreated(ID, deploymentId, null, AT)))
        .toList();
  }

  /** What is built. */
  public ApiDefinition build() {
    return definition;
  }

  private String resource(String path) {
    String key = path.equals("/") ? "" : path;
    String known = idByPath.get(key);
    if (known != null) {
      return known;
    }
    int slash = key.lastIndexOf('/');
    String parent = resource(key.substring(0, slash));
    String id = "res" + idByPath.size();
    on(new ResourceCreated(ID, id, parent, key.substring(slash + 1), AT));
    idByPath.put(key, id);
    return id;
  }

  private Apis on(RestApiEvent event) {
    events.add(event);
    definition = definition.on(event);
    return this;
  }
}
