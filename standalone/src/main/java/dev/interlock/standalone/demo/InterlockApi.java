package dev.interlock.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.command.sigv4.RequestParts;
import dev.interlock.command.sigv4.RequestSigner;
import dev.interlock.command.sigv4.Sha256;
import dev.interlock.messaging.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Interlock's public HTTP APIs, as any client sees them: the AWS-compatible one and its own. */
final class InterlockApi implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int NOT_FOUND = 404;
  private static final int LONGEST_QUOTE = 300;

  private final URI address;
  private final RequestSigner signer;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  InterlockApi(URI address, RequestSigner signer, InstantSource clock) {
    this.address = address;
    this.signer = signer;
    this.clock = clock;
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
    HttpResponse<String> response = exchange("GET", path, new byte[0]);
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
    HttpResponse<String> response = exchange("GET", path, new byte[0]);
    if (response.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    require2xx(response);
    return Optional.of(Json.mapper().readValue(response.body(), type));
  }

  private JsonNode change(String method, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = exchange(method, path, Json.mapper().writeValueAsBytes(body));
    require2xx(response);
    return Json.mapper().readTree(response.body());
  }

  private HttpResponse<String> exchange(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    Map<String, List<String>> signed = Map.of("host", List.of(address.getAuthority()));
    signer
        .sign(new RequestParts(method, path, "", signed, Sha256.hex(body)), clock.instant())
        .forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
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
    http.shutdownNow();
  }
}
