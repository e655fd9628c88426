package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP APIs of a running Interlock. */
final class Api {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  Api(int port) {
    address = URI.create("http://127.0.0.1:" + port);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  URI address() {
    return address;
  }

  JsonNode get(String path) {
    return send("GET", path, "");
  }

  /** Sends JSON and expects success. */
  JsonNode send(String method, String path, String json) {
    HttpResponse<String> response = exchange(method, path, json);
    assertThat(response.statusCode())
        .as("%s %s: %s", method, path, response.body())
        .isBetween(200, 299);
    return JsonMapper.shared().readTree(response.body().isEmpty() ? "{}" : response.body());
  }

  HttpResponse<String> exchange(String method, String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
