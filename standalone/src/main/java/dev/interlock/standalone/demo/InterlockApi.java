package dev.interlock.standalone.demo;

import dev.interlock.messaging.Json;
import dev.interlock.standalone.client.SignedClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Interlock's public HTTP APIs, as any client sees them: the AWS-compatible one and its own. */
final class InterlockApi implements AutoCloseable {
  private static final int NOT_FOUND = 404;
  private static final int LONGEST_QUOTE = 300;

  private final SignedClient client;

  InterlockApi(SignedClient client) {
    this.client = client;
  }

  JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return change("POST", path, body);
  }

  JsonNode put(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return change("PUT", path, body);
  }

  /** Replaces one setting, in AWS's form of JSON Patch. */
  void replace(String path, String setting, String value) throws IOException, InterruptedException {
    Map<String, String> operation = Map.of("op", "replace", "path", setting, "value", value);
    change("PATCH", path, Map.of("patchOperations", List.of(operation)));
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = client.exchange("GET", path, new byte[0]);
    require2xx(response);
    return Json.mapper().readTree(response.body());
  }

  /** Empty while the read side does not know it yet. */
  Optional<RotationReport> rotation(String id) throws IOException, InterruptedException {
    return read("/v1/rotations/" + id, RotationReport.class);
  }

  /** Empty while the read side does not know it yet. */
  Optional<BackendReport> backend(String id) throws IOException, InterruptedException {
    return read("/v1/backends/" + id, BackendReport.class);
  }

  private <T> Optional<T> read(String path, Class<T> type)
      throws IOException, InterruptedException {
    HttpResponse<String> response = client.exchange("GET", path, new byte[0]);
    if (response.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    require2xx(response);
    return Optional.of(Json.mapper().readValue(response.body(), type));
  }

  private JsonNode change(String method, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.exchange(method, path, Json.mapper().writeValueAsBytes(body));
    require2xx(response);
    return Json.mapper().readTree(response.body());
  }

  private static void require2xx(HttpResponse<String> response) throws IOException {
    if (response.statusCode() / 100 != 2) {
      String body = response.body().strip();
      throw new IOException(
          "%s %s answered %d: %s"
              .formatted(
                  response.request().method(),
                  response.uri().getPath(),
                  response.statusCode(),
                  body.substring(0, Math.min(body.length(), LONGEST_QUOTE))));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
