package dev.interlock.agent.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.agent.settings.InvalidSettings;
import dev.interlock.agent.settings.Keys;
import dev.interlock.agent.settings.TlsClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One namespace of a Kubernetes API server, as a pod sees it. The files of the service account are
 * read each time, since the kubelet replaces them.
 */
record KubernetesApi(URI root, Path serviceAccount, Optional<String> named, Duration patience) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static KubernetesApi of(Keys keys) {
    String root = keys.text("kubernetes.api", "https://kubernetes.default.svc");
    if (!root.startsWith("https://")) {
      throw keys.invalid(
          "kubernetes.api", "is '%s'; write https://HOST:PORT, as a token is sent".formatted(root));
    }
    return new KubernetesApi(
        URI.create(root),
        keys.path("kubernetes.service-account", "/var/run/secrets/kubernetes.io/serviceaccount"),
        keys.optional("kubernetes.namespace"),
        keys.duration("patience", "PT30S"));
  }

  /** What the API server says, in JSON. */
  record Answer(int status, JsonNode body) {
    boolean succeeded() {
      return status / 100 == 2;
    }

    boolean missing() {
      return status == 404;
    }

    /** The message of the Status object that every refusal is. */
    String said() {
      return "the API server answered %d: %s"
          .formatted(status, body.path("message").asString("no reason given"));
    }
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /** Server-side apply; what others have written into the same member is taken over. */
  Answer apply(String path, Map<String, Object> object) throws IOException, InterruptedException {
    return send(
        request(path + "?fieldManager=interlock-agent&force=true")
            .header("Content-Type", "application/apply-patch+yaml") // of which JSON is a part
            .method("PATCH", BodyPublishers.ofByteArray(JSON.writeValueAsBytes(object))));
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(
            root.resolve("/api/v1/namespaces/%s/%s".formatted(namespace(), path)))
        .timeout(patience)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + file("token"));
  }

  private String namespace() throws IOException {
    return named.isPresent() ? named.get() : file("namespace");
  }

  private String file(String name) throws IOException {
    return Files.readString(serviceAccount.resolve(name), UTF_8).strip();
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    try (HttpClient http =
        TlsClient.of(
            "kubernetes.service-account",
            Optional.of(serviceAccount.resolve("ca.crt")),
            patience)) {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (JacksonException | InvalidSettings e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
