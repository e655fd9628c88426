package dev.interlock.backends;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The two requests that an agent makes to Interlock. */
final class InterlockClient implements AutoCloseable {

  private static final int WAIT_SECONDS = 20;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Pattern VERSION_TAG = Pattern.compile("\"(\\d+)\"");

  private final AgentSettings settings;
  private final URI backend;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final JsonMapper json = JsonMapper.builder().build();

  InterlockClient(AgentSettings settings) {
    this.settings = settings;
    this.backend =
        URI.create(
            "%s/v1/backends/%s/"
                .formatted(
                    settings.interlock().toString().replaceAll("/+$", ""),
                    URLEncoder.encode(settings.backendId(), UTF_8).replace("+", "%20")));
  }

  private record Acknowledgement(
      String instance, long version, String evidence, List<String> fingerprints) {}

  /**
   * Waits for a bundle of another version than the one given; empty if there was none for now.
   *
   * @throws IOException if Interlock can not be reached or answers otherwise than agreed
   */
  Optional<TrustBundle> awaitBundleAfter(OptionalLong version)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("trust-bundle?wait=" + WAIT_SECONDS).timeout(ANSWER.plusSeconds(WAIT_SECONDS));
    version.ifPresent(known -> request.header("If-None-Match", "\"%d\"".formatted(known)));
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    return switch (response.statusCode()) {
      case 200 -> Optional.of(new TrustBundle(version(response), response.body()));
      case 304 -> Optional.empty();
      case 404 -> throw new IOException("backend is not registered with Interlock yet");
      default -> throw unexpected(response);
    };
  }

  /**
   * Says that this bundle is loaded.
   *
   * @throws IOException if Interlock can not be reached or does not take it
   */
  void acknowledge(TrustBundle bundle, List<String> fingerprints)
      throws IOException, InterruptedException {
    var acknowledgement =
        new Acknowledgement(settings.instance(), bundle.version(), "LOADED", fingerprints);
    HttpRequest request =
        request("acknowledgements")
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(acknowledgement)))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    if (response.statusCode() / 100 != 2) {
      throw unexpected(response);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(backend.resolve(path))
        .header("Authorization", settings.accessKey().basic());
  }

  private static long version(HttpResponse<String> response) throws IOException {
    String tag = response.headers().firstValue("ETag").orElse("");
    Matcher matcher = VERSION_TAG.matcher(tag);
    if (!matcher.find()) {
      throw new IOException("ETag '%s' of the trust bundle is not a version".formatted(tag));
    }
    return Long.parseLong(matcher.group(1));
  }

  private static IOException unexpected(HttpResponse<String> response) {
    String body = response.body().strip();
    return new IOException(
        "%s %s answered %d: %s"
            .formatted(
                response.request().method(),
                response.uri().getPath(),
                response.statusCode(),
                body.substring(0, Math.min(body.length(), 300))));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
