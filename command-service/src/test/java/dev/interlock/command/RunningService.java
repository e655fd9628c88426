package dev.interlock.command;

import com.zaxxer.hikari.HikariDataSource;
import dev.interlock.testservers.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command service on a database of its own and the Kafka that all tests of this JVM share. */
public final class RunningService implements AutoCloseable {
  /** Of the first access key, which has the role ADMIN. */
  public static final AwsCredentials ADMIN =
      AwsBasicCredentials.create("AKIAADMINADMINADMIN2", "of the administrator");

  /** The region that it stands for. */
  public static final String REGION = "us-east-1";

  private final HttpClient http = HttpClient.newHttpClient();
  private final HikariDataSource database;
  private final ConfigurableApplicationContext context;

  /**
   * Starts it on a free port.
   *
   * @param settings further ones, as {@code name=value}
   */
  public RunningService(String... settings) {
    this(beans -> {}, settings);
  }

  /** The same, with a clock that may be wrong. */
  public RunningService(Clock clock, String... settings) {
    this(with(clock), settings);
  }

  private static Consumer<GenericApplicationContext> with(Clock clock) {
    return beans -> beans.registerBean(Clock.class, () -> clock, bean -> bean.setPrimary(true));
  }

  /** The same with further beans, for instance a primary one in place of the service's own. */
  public RunningService(Consumer<GenericApplicationContext> beans, String... settings) {
    this(TestDatabase.empty(), beans, settings);
  }

  private RunningService(
      HikariDataSource database, Consumer<GenericApplicationContext> beans, String... settings) {
    this.database = database;
    Stream<String> own =
        Stream.of(
            "server.port=0",
            "spring.datasource.url=" + database.getJdbcUrl(),
            "spring.datasource.username=" + database.getUsername(),
            "spring.datasource.password=" + database.getPassword(),
            "interlock.vault.key-file=" + file("test:" + "A".repeat(43) + "="),
            "interlock.access.bootstrap-key-file=" + file(credentials()),
            "interlock.test-invoke.refused-addresses=",
            "interlock.kafka.bootstrap-servers=" + TestServers.kafka());
    Map<String, String> all = new LinkedHashMap<>();
    Stream.concat(own, Stream.of(settings))
        .forEach(setting -> all.put(setting.substring(0, setting.indexOf('=')), setting));
    context =
        CommandService.application()
            .initializers((ApplicationContextInitializer<GenericApplicationContext>) beans::accept)
            .run(all.values().stream().map(setting -> "--" + setting).toArray(String[]::new));
  }

  /** Starts it again on what another one left. */
  public static RunningService onDatabaseOf(RunningService other, String... settings) {
    return new RunningService(TestDatabase.again(other.database), beans -> {}, settings);
  }

  /** The same, with a clock that may be wrong. */
  public static RunningService onDatabaseOf(RunningService other, Clock clock, String... settings) {
    return new RunningService(TestDatabase.again(other.database), with(clock), settings);
  }

  private static String credentials() {
    return "[default]\naws_access_key_id = %s\naws_secret_access_key = %s\n"
        .formatted(ADMIN.accessKeyId(), ADMIN.secretAccessKey());
  }

  private static Path file(String content) {
    try {
      Path file = Files.createTempFile("interlock", ".test");
      file.toFile().deleteOnExit();
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it answers. */
  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
  }

  /** A bean of the service. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Its database. */
  public HikariDataSource database() {
    return database;
  }

  /** A new access key of the user ann. */
  public AwsCredentials createKey(String role) throws IOException, InterruptedException {
    HttpResponse<String> made =
        send("POST", "/v1/access-keys", "{\"userName\":\"ann\",\"role\":\"%s\"}".formatted(role));
    JsonNode key = JsonMapper.shared().readTree(made.body());
    return AwsBasicCredentials.create(
        key.get("accessKeyId").asString(), key.get("secretAccessKey").asString());
  }

  /** Sends a signed request of the administrator with a JSON body; an empty one is none. */
  public HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    return send(ADMIN, method, path, json);
  }

  /** The same of somebody else. */
  public HttpResponse<String> send(AwsCredentials who, String method, String path, String json)
      throws IOException, InterruptedException {
    return send(Signing.of(who, Clock.systemUTC()), method, path, json);
  }

  /** The same, signed in a way of its own. */
  public HttpResponse<String> send(Signing signing, String method, String path, String json)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path));
    signing
        .headers(method, address().resolve(path), json)
        .forEach((name, value) -> request.header(name, value));
    return http.send(
        request
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  @Override
  public void close() {
    context.close();
    database.close();
    http.close();
  }
}
