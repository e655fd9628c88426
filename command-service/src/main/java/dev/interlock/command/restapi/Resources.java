package dev.interlock.command.restapi;

import dev.interlock.command.aws.AwsFault;
import dev.interlock.command.aws.Listed;
import dev.interlock.command.aws.PageRequest;
import dev.interlock.contract.restapi.Method;
import dev.interlock.contract.restapi.Resource;
import dev.interlock.messaging.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The resources that exist, with their methods. */
@Component
public class Resources {
  private final JdbcClient jdbc;

  Resources(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A resource, or empty when there is no such API or resource. */
  public Optional<Resource> find(String restApiId, String resourceId) {
    return select(restApiId, "id = :id", Map.of("id", resourceId)).stream()
        .map(Listed::value)
        .findFirst();
  }

  /** A method, or empty when there is none. */
  public Optional<Method> method(String restApiId, String resourceId, String httpMethod) {
    return find(restApiId, resourceId).flatMap(resource -> resource.method(httpMethod));
  }

  /** A method; answers as AWS does when there is no such resource or method. */
  Method existing(String restApiId, String resourceId, String httpMethod) {
    return find(restApiId, resourceId)
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_RESOURCE))
        .method(httpMethod)
        .orElseThrow(() -> AwsFault.notFound(RestApis.UNKNOWN_METHOD));
  }

  /** All of an API, each after its parent. */
  List<Resource> all(String restApiId) {
    return select(restApiId, "true", Map.of()).stream().map(Listed::value).toList();
  }

  List<Listed<Resource>> list(String restApiId, PageRequest page) {
    return select(
        restApiId,
        "listed > :after ORDER BY listed LIMIT :rows",
        Map.of("after", page.after(), "rows", page.rows()));
  }

  private List<Listed<Resource>> select(
      String restApiId, String which, Map<String, Object> parameters) {
    Map<String, Map<String, Method>> methods = new HashMap<>();
    RowCallbackHandler collect =
        row ->
            methods
                .computeIfAbsent(row.getString("resource_id"), id -> new TreeMap<>())
                .put(
                    row.getString("http_method"),
                    Json.mapper().readValue(row.getString("definition"), Method.class));
    jdbc.sql(
            """
            SELECT resource_id, http_method, definition FROM command.method
            WHERE rest_api_id = :api
              AND resource_id IN (SELECT id FROM command.resource WHERE rest_api_id = :api AND %s)
            """
                .formatted(which))
        .param("api", restApiId)
        .params(parameters)
        .query(collect);
    return jdbc.sql(
            """
            SELECT * FROM (SELECT * FROM command.resource WHERE rest_api_id = :api AND %s) r
            ORDER BY listed
            """
                .formatted(which))
        .param("api", restApiId)
        .params(parameters)
        .query(
            (row, number) ->
                new Listed<>(
                    row.getLong("listed"),
                    new Resource(
                        row.getString("id"),
                        row.getString("parent_id"),
                        row.getString("path_part"),
                        row.getString("path"),
                        methods.getOrDefault(row.getString("id"), Map.of()))))
        .list();
  }
}
