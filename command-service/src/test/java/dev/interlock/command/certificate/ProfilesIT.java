package dev.interlock.command.certificate;

import static dev.interlock.contract.Verdict.ACCEPTED;
import static dev.interlock.contract.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.backends.BackendServer;
import dev.interlock.command.RealServers;
import dev.interlock.command.RunningService;
import dev.interlock.command.aws.SdkClient;
import dev.interlock.contract.Verdict;
import dev.interlock.vault.KeyAlgorithm;
import dev.interlock.vault.KeyVault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;

/** Generated certificates in one trust file of real servers, where each rotation puts them. */
class ProfilesIT {
  @TempDir private static Path directory;

  private static RunningService service;
  private static ApiGatewayClient aws;
  private static RealServers servers;

  @BeforeAll
  static void start() {
    service = new RunningService();
    aws = SdkClient.of(service);
    servers = new RealServers(directory);
  }

  @AfterAll
  static void stop() {
    servers.close();
    aws.close();
    service.close();
  }

  static Stream<Arguments> serversAndAlgorithms() {
    return Stream.of("node", "nginx", "jvm")
        .flatMap(
            server ->
                Arrays.stream(KeyAlgorithm.values())
                    .map(algorithm -> Arguments.of(server, algorithm)));
  }

  @ParameterizedTest
  @MethodSource("serversAndAlgorithms")
  void oldAndNewAreAcceptedFromOneTrustFileInEitherOrder(String kind, KeyAlgorithm algorithm)
      throws Exception {
    BackendServer server = servers.get(kind);
    Map<String, String> tags = Map.of("interlock:key-algorithm", algorithm.toString());
    StoredCertificate old = generate(tags);
    StoredCertificate fresh = generate(tags);
    assertThat(KeyAlgorithm.of(old.x509().getPublicKey())).isEqualTo(algorithm);

    assertThat(verdicts(server, old, fresh, old, fresh)).containsExactly(ACCEPTED, ACCEPTED);
    assertThat(verdicts(server, fresh, old, old, fresh)).containsExactly(ACCEPTED, ACCEPTED);
  }

  /** Why choosing that profile is warned of. */
  @ParameterizedTest
  @MethodSource("openSslAndOthers")
  void ofTwoOfTheProfileOfAwsServersOnOpenSslAcceptOnlyTheFirst(String kind, Verdict second)
      throws Exception {
    BackendServer server = servers.get(kind);
    StoredCertificate old = generate(Map.of("interlock:profile", "aws"));
    StoredCertificate fresh = generate(Map.of("interlock:profile", "aws"));

    assertThat(verdicts(server, old, fresh, old, fresh)).containsExactly(ACCEPTED, second);
    assertThat(verdicts(server, fresh, old, fresh, old)).containsExactly(ACCEPTED, second);
  }

  static Stream<Arguments> openSslAndOthers() {
    return Stream.of(
        Arguments.of("node", REFUSED),
        Arguments.of("nginx", REFUSED),
        Arguments.of("jvm", ACCEPTED));
  }

  @Test
  void listsTheKeyAlgorithmsInPlaceOfOneThatIsUnknown() {
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(
            () ->
                aws.generateClientCertificate(
                    r -> r.tags(Map.of("interlock:key-algorithm", "RSA-1024"))))
        .withMessageContaining(
            "'RSA-1024' is unknown; give one of RSA-2048, RSA-3072, RSA-4096, P-256, P-384, P-521");
  }

  private static StoredCertificate generate(Map<String, String> tags) {
    String id = aws.generateClientCertificate(r -> r.tags(tags)).clientCertificateId();
    return service.bean(Certificates.class).find(id).orElseThrow();
  }

  /** What a server that trusts the first two, in this order, makes of each of the last two. */
  private static List<Verdict> verdicts(
      BackendServer server,
      StoredCertificate first,
      StoredCertificate second,
      StoredCertificate one,
      StoredCertificate other)
      throws InterruptedException {
    server.install(first.certificate().pem() + "\n" + second.certificate().pem() + "\n");
    return Presenting.to(server, service.bean(KeyVault.class), one, other);
  }
}
