package dev.interlock.standalone.client;

import dev.interlock.command.access.AccessKeyPair;
import dev.interlock.messaging.Json;
import dev.interlock.vault.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The options that say where Interlock is and who asks, and the calls that they allow. */
public final class Server {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:INTERLOCK_URL:-http://127.0.0.1:8080}",
      description = "Where Interlock is (default: $INTERLOCK_URL, or http://127.0.0.1:8080).")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "The directory of ./interlock up, whose access key asks. Without it:"
            + " $AWS_ACCESS_KEY_ID with $AWS_SECRET_ACCESS_KEY,"
            + " the file $AWS_SHARED_CREDENTIALS_FILE, or ./interlock-data."
      })
  private @Nullable Path data;

  private final Map<String, String> environment;

  /** The options as they are without any: from the environment. */
  public Server(Map<String, String> environment) {
    this.environment = environment;
  }

  /** What is there, or empty when there is no such thing. */
  public Optional<JsonNode> get(String path) throws Refused, InterruptedException {
    return text(path).map(Json.mapper()::readTree);
  }

  /** The same as it came. */
  public Optional<String> text(String path) throws Refused, InterruptedException {
    HttpResponse<String> answer = exchange("GET", path, new byte[0]);
    return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(accepted(answer));
  }

  /** Asks that something be done, and returns the answer. */
  public JsonNode post(String path, Map<String, ?> body) throws Refused, InterruptedException {
    String answer = accepted(exchange("POST", path, Json.mapper().writeValueAsBytes(body)));
    return answer.isBlank() ? Json.mapper().createObjectNode() : Json.mapper().readTree(answer);
  }

  /** Asks that something be taken away. */
  public void delete(String path, Map<String, ?> body) throws Refused, InterruptedException {
    accepted(exchange("DELETE", path, Json.mapper().writeValueAsBytes(body)));
  }

  private HttpResponse<String> exchange(String method, String path, byte[] body)
      throws Refused, InterruptedException {
    try (SignedClient client = new SignedClient(url, accessKey(), region(), Clock.systemUTC())) {
      return client.exchange(method, path, body);
    } catch (IOException e) {
      throw new Refused(
          "Nobody answers at %s; start Interlock with ./interlock up, or name it with --url"
              .formatted(url));
    }
  }

  private AccessKeyPair accessKey() throws Refused {
    String id = environment.get("AWS_ACCESS_KEY_ID");
    String secret = environment.get("AWS_SECRET_ACCESS_KEY");
    if (data == null && id != null && secret != null) {
      return new AccessKeyPair(id, new Secret(secret));
    }
    String file = environment.get("AWS_SHARED_CREDENTIALS_FILE");
    Path credentials =
        data == null && file != null
            ? Path.of(file)
            : (data == null ? Path.of("interlock-data") : data).resolve("credentials");
    try {
      return AccessKeyPair.read(credentials);
    } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
      throw new Refused(
          e.getMessage()
              + "; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name the directory of"
              + " ./interlock up with --data");
    }
  }

  private String region() {
    return environment.getOrDefault(
        "AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", "us-east-1"));
  }

  private static String accepted(HttpResponse<String> answer) throws Refused {
    if (answer.statusCode() / 100 == 2) {
      return answer.body();
    }
    throw new Refused(
        detail(answer)
            .orElse("%s answered %d".formatted(answer.uri().getPath(), answer.statusCode())),
        answer.statusCode() == CONFLICT);
  }

  /** What a problem (RFC 9457) says of itself. */
  private static Optional<String> detail(HttpResponse<String> answer) {
    try {
      return Optional.ofNullable(
          Json.mapper().readTree(answer.body()).path("detail").asString(null));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }
}
