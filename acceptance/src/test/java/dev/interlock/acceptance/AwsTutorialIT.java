package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.NodeBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * "Generate and configure an SSL certificate for backend authentication" of the API Gateway
 * documentation, by the AWS CLI v2 and nothing else, with a Node server that has the options of
 * that page: {@code ca} with what get-client-certificate shows, {@code requestCert} and {@code
 * rejectUnauthorized}.
 */
class AwsTutorialIT {
  @TempDir private static Path directory;

  private static Optional<NodeBackend> node = Optional.empty();
  private static Optional<Program> up = Optional.empty();
  private static AwsCli aws;
  private static String api;
  private static String root;

  @BeforeAll
  static void deployAnApi() throws Exception {
    Optional<String> program = AwsCli.find();
    assumeThat(program).as("needs the AWS CLI v2 (Debian package awscli)").isPresent();
    assumeThat(NodeBackend.missing()).as("needs Node.js").isEmpty();
    NodeBackend backend =
        NodeBackend.start(
            BackendSettings.of("pets", directory.resolve("pets")), InstantSource.system());
    node = Optional.of(backend);
    Path authorities =
        Files.writeString(directory.resolve("authorities.pem"), backend.serverAuthorityPem());
    Path data = directory.resolve("data");
    int port = Api.freePort();
    Program interlock =
        Program.start(
            Map.of("INTERLOCK_GATEWAY_SERVERAUTHORITIES", authorities.toString()),
            "up",
            "--data",
            data.toString(),
            "--port",
            Integer.toString(port));
    up = Optional.of(interlock);
    interlock.awaitSaying("Interlock is ready");
    aws =
        new AwsCli(
            program.orElseThrow(), new Api(port, data).address(), data.resolve("credentials"));

    api = aws.run("create-rest-api", "--name", "pets", "--query", "id");
    root = aws.run("get-resources", "--rest-api-id", api, "--query", "items[0].id");
    onTheMethod("put-method", "--authorization-type", "NONE");
    onTheMethod(
        "put-integration",
        "--type",
        "HTTP_PROXY",
        "--integration-http-method",
        "GET",
        "--uri",
        "https://%s/".formatted(backend.address()));
    aws.run("create-deployment", "--rest-api-id", api, "--stage-name", "stage1");
  }

  @AfterAll
  static void stop() throws Exception {
    if (up.isPresent()) {
      up.get().close();
    }
    node.ifPresent(NodeBackend::close);
  }

  @Test
  void aCertificateIsGeneratedUsedAndRotated() throws Exception {
    NodeBackend backend = node.orElseThrow();
    String old = generate("before");
    assertThat(present(old)).isEqualTo(old);
    backend.install(pem(old));
    assertAccepted(old);
    assertRefused();

    // "Rotate an expiring client certificate"; the backend trusts both for a while.
    String next = generate("after");
    assertRefused("--client-certificate-id", next);
    for (List<String> trusted : List.of(List.of(old, next), List.of(next, old))) {
      backend.install(pem(trusted.get(0)) + "\n" + pem(trusted.get(1)) + "\n");
      assertAccepted(old);
      assertAccepted(next);
    }
    assertThat(aws.refused("delete-client-certificate", "--client-certificate-id", old))
        .contains("ConflictException", "stage1");
    assertThat(present(next)).isEqualTo(next);
    aws.run("create-deployment", "--rest-api-id", api, "--stage-name", "stage1");
    backend.install(pem(next));
    assertRefused("--client-certificate-id", old);
    assertAccepted(next);
    aws.run("delete-client-certificate", "--client-certificate-id", old);
    assertThat(aws.refused("get-client-certificate", "--client-certificate-id", old))
        .contains("NotFoundException");
    assertThat(
            aws.run(
                "get-stage",
                "--rest-api-id",
                api,
                "--stage-name",
                "stage1",
                "--query",
                "clientCertificateId"))
        .isEqualTo(next);
  }

  private static String generate(String description) throws IOException {
    return aws.run(
        "generate-client-certificate",
        "--description",
        description,
        "--query",
        "clientCertificateId");
  }

  /** What one copies into the configuration of the backend. */
  private static String pem(String certificate) throws IOException {
    return aws.run(
        "get-client-certificate",
        "--client-certificate-id",
        certificate,
        "--query",
        "pemEncodedCertificate");
  }

  private static String present(String certificate) throws IOException {
    return aws.run(
        "update-stage",
        "--rest-api-id",
        api,
        "--stage-name",
        "stage1",
        "--patch-operations",
        "op='replace',path='/clientCertificateId',value='%s'".formatted(certificate),
        "--query",
        "clientCertificateId");
  }

  private static void assertAccepted(String certificate) throws IOException {
    assertThat(test("--client-certificate-id", certificate))
        .startsWith("200")
        .contains("client certificate requested by the endpoint: yes; sent: " + certificate)
        .contains("\"server\":\"node\"");
  }

  /** Node closes the connection, and whether its alert is heard before that is a matter of luck. */
  private static void assertRefused(String... more) throws IOException {
    assertThat(test(more))
        .containsPattern("\\A50[04]\\s")
        .contains("client certificate requested by the endpoint: yes")
        .contains("Execution failed due to ");
  }

  /** Status and log of a test invocation. */
  private static String test(String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--query", "[status, log]"));
    return onTheMethod("test-invoke-method", arguments.toArray(String[]::new));
  }

  private static String onTheMethod(String command, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(command, "--rest-api-id", api, "--resource-id", root, "--http-method", "GET"));
    arguments.addAll(List.of(more));
    return aws.run(arguments.toArray(String[]::new));
  }
}
