package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client-certificate tutorial of the API Gateway documentation, by the AWS CLI v2. */
class AwsTutorialIT {

  @Test
  void theAwsCliRunsTheTutorialWithTheCredentialsOfTheFirstStart(@TempDir Path directory)
      throws Exception {
    Optional<String> cli = cli();
    assumeThat(cli).as("needs the AWS CLI v2 (Debian package awscli)").isPresent();
    int port = Api.freePort();
    try (Program up =
        Program.start("up", "--data", directory.toString(), "--port", Integer.toString(port))) {
      up.awaitSaying("Interlock is ready");
      Aws aws =
          new Aws(cli.orElseThrow(), "http://127.0.0.1:" + port, directory.resolve("credentials"));
      String api = aws.run("create-rest-api", "--name", "pets", "--query", "id");
      String root = aws.run("get-resources", "--rest-api-id", api, "--query", "items[0].id");
      aws.run(
          "put-method",
          "--rest-api-id",
          api,
          "--resource-id",
          root,
          "--http-method",
          "GET",
          "--authorization-type",
          "NONE");
      aws.run(
          "put-integration",
          "--rest-api-id",
          api,
          "--resource-id",
          root,
          "--http-method",
          "GET",
          "--type",
          "HTTP_PROXY",
          "--integration-http-method",
          "GET",
          "--uri",
          "https://pets.example/");
      String deployment = aws.run("create-deployment", "--rest-api-id", api, "--query", "id");
      aws.run(
          "create-stage",
          "--rest-api-id",
          api,
          "--stage-name",
          "stage1",
          "--deployment-id",
          deployment);

      String id = aws.run("generate-client-certificate", "--query", "clientCertificateId");
      assertThat(aws.run("get-client-certificate", "--client-certificate-id", id))
          .contains("BEGIN CERTIFICATE");
      assertThat(
              aws.run(
                  "update-stage",
                  "--rest-api-id",
                  api,
                  "--stage-name",
                  "stage1",
                  "--patch-operations",
                  "op=replace,path=/clientCertificateId,value=" + id,
                  "--query",
                  "clientCertificateId"))
          .isEqualTo(id);
      assertThat(aws.refused("delete-client-certificate", "--client-certificate-id", id))
          .contains("ConflictException", "stage1");
      aws.run(
          "update-stage",
          "--rest-api-id",
          api,
          "--stage-name",
          "stage1",
          "--patch-operations",
          "op=replace,path=/clientCertificateId,value=");
      aws.run("delete-client-certificate", "--client-certificate-id", id);
      assertThat(aws.refused("get-client-certificate", "--client-certificate-id", id))
          .contains("NotFoundException");
    }
  }

  private static Optional<String> cli() {
    return Stream.of("/usr/bin/aws", "/usr/local/bin/aws")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .filter(AwsTutorialIT::isVersion2)
        .findFirst();
  }

  private static boolean isVersion2(String path) {
    try {
      return new Aws(path, "", Path.of("none")).call("--version").output().startsWith("aws-cli/2");
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  /** The AWS CLI against one endpoint. */
  private record Aws(String cli, String endpoint, Path credentials) {

    String run(String... arguments) throws IOException, InterruptedException {
      Answer answer = gateway(arguments);
      assertThat(answer.exit()).as(answer.output()).isZero();
      return answer.output().strip();
    }

    String refused(String... arguments) throws IOException, InterruptedException {
      Answer answer = gateway(arguments);
      assertThat(answer.exit()).as(answer.output()).isNotZero();
      return answer.output();
    }

    private Answer gateway(String... arguments) throws IOException, InterruptedException {
      List<String> all =
          new ArrayList<>(
              List.of(
                  "apigateway",
                  "--endpoint-url",
                  endpoint,
                  "--region",
                  "us-east-1",
                  "--output",
                  "text"));
      all.addAll(1, List.of(arguments));
      return call(all.toArray(String[]::new));
    }

    Answer call(String... arguments) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>(List.of(cli));
      command.addAll(List.of(arguments));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", credentials.toString());
      builder.environment().put("AWS_PAGER", "");
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), output);
    }
  }

  private record Answer(int exit, String output) {}
}
