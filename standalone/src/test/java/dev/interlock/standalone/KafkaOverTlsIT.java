package dev.interlock.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.interlock.command.CommandService;
import dev.interlock.command.access.AccessKeyPair;
import dev.interlock.command.aws.AwsIdentity;
import dev.interlock.command.sigv4.RequestParts;
import dev.interlock.command.sigv4.RequestSigner;
import dev.interlock.command.sigv4.Sha256;
import dev.interlock.embedded.EmbeddedKafka;
import dev.interlock.messaging.Json;
import dev.interlock.query.QueryService;
import dev.interlock.saga.SagaService;
import dev.interlock.testservers.Database;
import dev.interlock.testservers.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The services on a broker that admits nobody without a certificate. */
class KafkaOverTlsIT {
  private static final String PASSWORD = "changeit";

  @TempDir private static Path directory;
  private static EmbeddedKafka kafka;
  private static Database database;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void startBroker() throws Exception {
    createKeyStore();
    Map<String, String> settings = new HashMap<>(trust());
    settings.putAll(certificate());
    settings.put("ssl.client.auth", "required");
    settings.put("listener.security.protocol.map", "CLIENTS:SSL,CONTROLLER:PLAINTEXT");
    database = TestServers.database();
    kafka = EmbeddedKafka.start(directory.resolve("kafka"), settings);
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @Test
  void aRotationNeedsNoMoreThanTheSettingsOfTheClients() throws Exception {
    Map<String, String> client = new HashMap<>(trust());
    client.putAll(certificate());
    try (ConfigurableApplicationContext command = run(CommandService.application(), client);
        ConfigurableApplicationContext query = run(QueryService.application(), client);
        ConfigurableApplicationContext saga = run(SagaService.application(), client)) {
      String rotation = requestRotation(command);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(send(query, "GET", "/v1/rotations/" + rotation, "").get("phase"))
                      .asString()
                      .isNotEqualTo("PLANNED"));
      assertThat(saga.isRunning()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource
  void withoutTheCertificateDoesNotStart(SpringApplicationBuilder service) {
    assertThatThrownBy(() -> run(service, trust())).hasStackTraceContaining("certificate_required");
  }

  static Stream<SpringApplicationBuilder> withoutTheCertificateDoesNotStart() {
    return Stream.of(
        CommandService.application(), SagaService.application(), QueryService.application());
  }

  private static ConfigurableApplicationContext run(
      SpringApplicationBuilder service, Map<String, String> client) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", 0);
    settings.put("spring.datasource.url", database.url());
    settings.put("spring.datasource.username", database.user());
    settings.put("spring.datasource.password", database.password());
    settings.put("interlock.vault.key-file", directory.resolve("vault.keys"));
    settings.put("interlock.access.bootstrap-key-file", directory.resolve("credentials"));
    settings.put("interlock.kafka.bootstrap-servers", kafka.bootstrapServers());
    client.forEach((name, value) -> settings.put("interlock.kafka.client." + name, value));
    return service.run(
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new));
  }

  private static Map<String, String> trust() {
    return Map.of(
        "security.protocol",
        "SSL",
        "ssl.truststore.type",
        "PKCS12",
        "ssl.truststore.location",
        keyStore(),
        "ssl.truststore.password",
        PASSWORD);
  }

  private static Map<String, String> certificate() {
    return Map.of(
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.location",
        keyStore(),
        "ssl.keystore.password",
        PASSWORD);
  }

  private static String keyStore() {
    return directory.resolve("kafka.p12").toString();
  }

  /** One certificate for the broker and its clients, which trust it. */
  private static void createKeyStore() throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=kafka",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-keystore",
                keyStore(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    VaultKeyFile.createWhenMissing(directory);
    Credentials.createWhenMissing(directory);
  }

  private String requestRotation(ConfigurableApplicationContext command) throws Exception {
    JsonNode api = send(command, "POST", "/restapis", "{'name': 'shop'}");
    String path = "/restapis/" + api.get("id").asString();
    String method = path + "/resources/" + api.get("rootResourceId").asString() + "/methods/GET";
    send(command, "PUT", method, "{'authorizationType': 'NONE'}");
    send(command, "PUT", method + "/integration", "{'type': 'MOCK'}");
    send(command, "POST", path + "/deployments", "{'stageName': 'prod'}");
    String certificate =
        send(command, "POST", "/clientcertificates", "{}").get("clientCertificateId").asString();
    send(
        command,
        "PATCH",
        path + "/stages/prod",
        """
        {'patchOperations': [{'op': 'replace', 'path': '/clientCertificateId', 'value': '%s'}]}"""
            .formatted(certificate));
    return send(command, "POST", "/v1/rotations", "{'certificateId': '" + certificate + "'}")
        .get("rotationId")
        .asString();
  }

  private JsonNode send(
      ConfigurableApplicationContext service, String method, String path, String json)
      throws IOException, InterruptedException {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    String host = "127.0.0.1:" + port;
    String body = json.replace('\'', '"');
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + host + path))
            .method(method, BodyPublishers.ofString(body));
    AccessKeyPair key = AccessKeyPair.read(directory.resolve("credentials"));
    new RequestSigner(key.accessKeyId(), key.secret().reveal(), "us-east-1", AwsIdentity.SERVICE)
        .sign(
            new RequestParts(
                method,
                path,
                "",
                Map.of("host", List.of(host)),
                Sha256.hex(body.getBytes(StandardCharsets.UTF_8))),
            Instant.now())
        .forEach(request::header);
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    assertThat(response.statusCode())
        .as("%s %s: %s", method, path, response.body())
        .isLessThan(300);
    return Json.mapper().readTree(response.body());
  }
}
