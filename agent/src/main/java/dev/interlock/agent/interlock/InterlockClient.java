package dev.interlock.agent.interlock;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.agent.settings.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The requests that an agent makes to Interlock, for one backend. */
public final class InterlockClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Pattern VERSION_TAG = Pattern.compile("\"(\\d{1,18})\"");
  private static final int LONGEST_TEXT = 300;

  private final URI backend;
  private final Path credentials;
  private final HttpClient http;
  private final JsonMapper json = JsonMapper.builder().build();

  private InterlockClient(URI backend, Path credentials, HttpClient http) {
    this.backend = backend;
    this.credentials = credentials;
    this.http = http;
  }

  /**
   * Reads {@code interlock}, {@code interlock.authorities}, {@code backend}, {@code credentials}.
   */
  public static InterlockClient of(Keys keys) {
    InterlockAddress address = InterlockAddress.of(keys);
    String backend = keys.required("backend", "orders");
    return new InterlockClient(
        address.resolve(
            "v1/backends/%s/".formatted(URLEncoder.encode(backend, UTF_8).replace("+", "%20"))),
        keys.requiredPath("credentials", "/etc/interlock/credentials"),
        address.client(CONNECT));
  }

  /**
   * Waits for a bundle of another version than the one given; empty if there was none for now.
   *
   * @param patience in whole seconds, up to 60
   * @throws IOException if Interlock cannot be reached or answers otherwise than agreed
   */
  public Optional<TrustBundle> awaitBundleAfter(OptionalLong version, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("trust-bundle?wait=" + patience.toSeconds()).timeout(ANSWER.plus(patience));
    version.ifPresent(known -> request.header("If-None-Match", "\"%d\"".formatted(known)));
    HttpResponse<String> response = send(request.build());
    return switch (response.statusCode()) {
      case 200 -> Optional.of(new TrustBundle(version(response), response.body()));
      case 304 -> Optional.empty();
      default -> throw unexpected(response);
    };
  }

  /**
   * Says what this instance holds.
   *
   * @throws IOException if Interlock cannot be reached or does not take it
   */
  public void acknowledge(Report report) throws IOException, InterruptedException {
    post("acknowledgements", report);
  }

  /**
   * Says what this instance could not take, and why.
   *
   * @throws IOException if Interlock cannot be reached or does not take it; one of before there
   *     were refusals answers 404
   */
  public void refuse(Refusal refusal) throws IOException, InterruptedException {
    post("refusals", refusal);
  }

  private void post(String path, Object body) throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
            .build();
    HttpResponse<String> response = send(request);
    if (response.statusCode() / 100 != 2) {
      throw unexpected(response);
    }
  }

  // The credentials are read each time: another access key takes no restart.
  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(backend.resolve(path))
        .header("Authorization", AccessKey.read(credentials).basic());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new CallFailed("Interlock cannot be reached at %s: %s".formatted(backend, e), e);
    }
  }

  private static long version(HttpResponse<String> response) throws CallFailed {
    String tag = response.headers().firstValue("ETag").orElse("");
    Matcher matcher = VERSION_TAG.matcher(tag);
    if (!matcher.find()) {
      throw new CallFailed(
          "the ETag '%s' of the trust bundle is not a version; is %s Interlock?"
              .formatted(tag, response.uri().resolve("/")),
          null);
    }
    return Long.parseLong(matcher.group(1));
  }

  private CallFailed unexpected(HttpResponse<String> response) {
    return new CallFailed(
        "Interlock answered %d to %s %s: %s"
            .formatted(
                response.statusCode(),
                response.request().method(),
                response.uri().getPath(),
                reason(response.body())),
        null);
  }

  /** The detail of a problem (RFC 9457), or the text itself. */
  private String reason(String body) {
    String reason;
    try {
      reason = json.readTree(body).path("detail").asString(body);
    } catch (JacksonException notJson) {
      reason = body;
    }
    String line = reason.replaceAll("\\s+", " ").strip();
    return line.substring(0, Math.min(line.length(), LONGEST_TEXT));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
