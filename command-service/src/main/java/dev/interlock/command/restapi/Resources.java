package dev.interlock.command.restapi;

import dev.interlock.command.aws.Listed;
import dev.interlock.command.aws.PageRequest;
import dev.interlock.command.restapi.ResourceView.IntegrationView;
import dev.interlock.command.restapi.ResourceView.MethodView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The resources and methods that exist, as AWS's operations show them. */
@Component
class Resources {
  private static final String METHODS =
      """
      SELECT m.*, i.type, i.integration_http_method, i.uri, i.timeout_in_millis,
        i.insecure_skip_verification
      FROM command.method m
      LEFT JOIN command.integration i USING (rest_api_id, resource_id, http_method)
      WHERE m.rest_api_id = :api AND m.resource_id IN (:resources)
      """;

  private record Row(String resourceId, MethodView method) {}

  private final JdbcClient jdbc;

  Resources(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<ResourceView> find(String restApiId, String resourceId, boolean withMethods) {
    List<Listed<ResourceView>> found =
        jdbc.sql("SELECT * FROM command.resource WHERE rest_api_id = ? AND id = ?")
            .params(restApiId, resourceId)
            .query(Resources::resource)
            .list();
    return withMethods(restApiId, found, withMethods).stream().map(Listed::value).findFirst();
  }

  List<Listed<ResourceView>> list(String restApiId, PageRequest page, boolean withMethods) {
    List<Listed<ResourceView>> found =
        jdbc.sql(
                """
                SELECT * FROM command.resource WHERE rest_api_id = ? AND listed > ?
                ORDER BY listed LIMIT ?
                """)
            .params(restApiId, page.after(), page.rows())
            .query(Resources::resource)
            .list();
    return withMethods(restApiId, found, withMethods);
  }

  Optional<MethodView> method(String restApiId, String resourceId, String httpMethod) {
    return Optional.ofNullable(methods(restApiId, List.of(resourceId)).get(resourceId))
        .map(methods -> methods.get(httpMethod));
  }

  private List<Listed<ResourceView>> withMethods(
      String restApiId, List<Listed<ResourceView>> found, boolean inFull) {
    Map<String, Map<String, MethodView>> methods =
        methods(restApiId, found.stream().map(row -> row.value().id()).toList());
    return found.stream()
        .map(row -> new Listed<>(row.at(), withMethods(row.value(), methods, inFull)))
        .toList();
  }

  private static ResourceView withMethods(
      ResourceView resource, Map<String, Map<String, MethodView>> methods, boolean inFull) {
    Map<String, MethodView> own = methods.get(resource.id());
    if (own != null && !inFull) {
      own.replaceAll((name, method) -> MethodView.NAME_ONLY);
    }
    return new ResourceView(
        resource.id(), resource.parentId(), resource.pathPart(), resource.path(), own);
  }

  private Map<String, Map<String, MethodView>> methods(
      String restApiId, Collection<String> resources) {
    if (resources.isEmpty()) {
      return Map.of();
    }
    Map<String, Map<String, MethodView>> methods = new HashMap<>();
    jdbc.sql(METHODS)
        .param("api", restApiId)
        .param("resources", resources)
        .query(Resources::method)
        .list()
        .forEach(
            row ->
                methods
                    .computeIfAbsent(row.resourceId(), id -> new TreeMap<>())
                    .put(Objects.requireNonNull(row.method().httpMethod()), row.method()));
    return methods;
  }

  private static Listed<ResourceView> resource(ResultSet row, int number) throws SQLException {
    return new Listed<>(
        row.getLong("listed"),
        new ResourceView(
            row.getString("id"),
            row.getString("parent_id"),
            row.getString("path_part"),
            row.getString("path"),
            null));
  }

  private static Row method(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("resource_id"),
        new MethodView(
            row.getString("http_method"),
            row.getString("authorization_type"),
            row.getBoolean("api_key_required"),
            integration(row)));
  }

  private static @Nullable IntegrationView integration(ResultSet row) throws SQLException {
    String type = row.getString("type");
    return type == null
        ? null
        : IntegrationView.of(
            row.getString("resource_id"),
            type,
            row.getString("integration_http_method"),
            row.getString("uri"),
            row.getInt("timeout_in_millis"),
            row.getBoolean("insecure_skip_verification"));
  }
}
