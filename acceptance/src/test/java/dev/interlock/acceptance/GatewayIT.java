package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import dev.interlock.backends.NginxBackend;
import dev.interlock.backends.NodeBackend;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway of {@code ./interlock up} between many clients and a real backend. */
class GatewayIT {
  private static final int CLIENTS = 64;
  private static final Duration DRAIN = Duration.ofSeconds(3);

  @TempDir private static Path directory;
  private static Program up;
  private static Api api;
  private static URI gateway;

  @BeforeAll
  static void start() throws Exception {
    int port = Api.freePort();
    int gatewayPort = Api.freePort();
    Path data = directory.resolve("data");
    up =
        Program.start(
            "up",
            "--data",
            data.toString(),
            "--port",
            Integer.toString(port),
            "--gateway-port",
            Integer.toString(gatewayPort));
    up.awaitSaying("Interlock is ready");
    api = new Api(port, data);
    gateway = URI.create("http://127.0.0.1:" + gatewayPort);
  }

  @AfterAll
  static void stop() throws Exception {
    up.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRotationRefusesAndDropsNoRequestToNode(boolean keepAlive) throws Exception {
    assumeTrue(NodeBackend.missing().isEmpty(), () -> NodeBackend.missing().orElseThrow());
    String name = "node-" + keepAlive;
    rotates(keepAlive, name, NodeBackend.start(settings(name), Clock.systemUTC()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRotationRefusesAndDropsNoRequestToAJvm(boolean keepAlive) throws Exception {
    String name = "jvm-" + keepAlive;
    rotates(
        keepAlive,
        name,
        JvmBackend.start(settings(name), Clock.systemUTC(), JvmBackend.commandOnThisClassPath()));
  }

  private static void rotates(boolean keepAlive, String name, BackendServer server)
      throws Exception {
    try (Shop shop = shop(name, server);
        Clients clients = Clients.calling(CLIENTS, keepAlive, gateway.resolve(shop.path()))) {
      clients.awaitAnswers();
      String old = fingerprint("SHA-256", shop);
      assertThat(clients.bodies()).allMatch(body -> names(body, old));

      shop.awaitRetired(shop.rotate(DRAIN));

      clients.bodies();
      clients.awaitAnswers();
      String next = fingerprint("SHA-256", shop);
      assertThat(clients.bodies()).allMatch(body -> names(body, next));
      assertThat(clients.failures()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theLogOfNginxHasTheOldCertificateThenTheNewOne(boolean keepAlive) throws Exception {
    assumeTrue(NginxBackend.missing().isEmpty(), () -> NginxBackend.missing().orElseThrow());
    String name = "nginx-" + keepAlive;
    try (Shop shop = shop(name, NginxBackend.start(settings(name), Clock.systemUTC()));
        Clients clients = Clients.calling(CLIENTS, keepAlive, gateway.resolve(shop.path()))) {
      clients.awaitAnswers();
      String old = fingerprint("SHA-1", shop).toLowerCase(Locale.ROOT);
      String rotation = shop.rotate(DRAIN);
      shop.awaitPhase(rotation, "UNTRUSTING");
      List<String> before = log(name);
      shop.awaitRetired(rotation);
      clients.awaitAnswers();
      String next = fingerprint("SHA-1", shop).toLowerCase(Locale.ROOT);

      List<String> all = log(name);
      assertThat(before).contains(old, next);
      assertThat(before.getLast()).isEqualTo(next);
      assertThat(all.subList(before.size(), all.size())).containsOnly(next);
      assertThat(clients.failures()).isEmpty();
    }
  }

  /** Servers write fingerprints as they like. */
  private static boolean names(String body, String fingerprint) {
    return body.replace(":", "").toUpperCase(Locale.ROOT).contains(fingerprint);
  }

  /** What the calls presented, one by one; probes are other requests. */
  private static List<String> log(String name) throws Exception {
    return Files.readAllLines(directory.resolve(name).resolve("access.log")).stream()
        .filter(line -> line.startsWith("POST 200 "))
        .map(line -> line.substring("POST 200 ".length()))
        .toList();
  }

  private static BackendSettings settings(String name) {
    return BackendSettings.of(name, directory.resolve(name));
  }

  private static Shop shop(String name, BackendServer server) {
    return Shop.open(api, api, name, server);
  }

  private static String fingerprint(String digest, Shop shop) throws Exception {
    byte[] der =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(shop.presentedPem().getBytes(StandardCharsets.US_ASCII)))
            .getEncoded();
    return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance(digest).digest(der));
  }
}
