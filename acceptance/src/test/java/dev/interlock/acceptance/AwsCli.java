package dev.interlock.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The AWS CLI v2 against one Interlock, with the credentials of its first start. Answers are texts.
 */
record AwsCli(String program, URI endpoint, Path credentials) {
  private static final List<String> PLACES = List.of("/usr/bin/aws", "/usr/local/bin/aws");

  private record Answer(int exit, String output) {}

  /** Where it is installed; empty where it is not (Debian: awscli). */
  static Optional<String> find() {
    return PLACES.stream()
        .filter(place -> Files.isExecutable(Path.of(place)))
        .filter(AwsCli::isVersionTwo)
        .findFirst();
  }

  private static boolean isVersionTwo(String place) {
    try {
      return new AwsCli(place, URI.create("none"), Path.of("none"))
          .call(List.of("--version"))
          .output()
          .startsWith("aws-cli/2");
    } catch (IOException notRunning) {
      return false;
    }
  }

  /** What an operation of API Gateway, which must succeed, answers. */
  String run(String... arguments) throws IOException {
    Answer answer = apigateway(arguments);
    assertThat(answer.exit()).as(answer.output()).isZero();
    return answer.output().strip();
  }

  /** How an operation, which must not succeed, is refused. */
  String refused(String... arguments) throws IOException {
    Answer answer = apigateway(arguments);
    assertThat(answer.exit()).as(answer.output()).isNotZero();
    return answer.output();
  }

  private Answer apigateway(String... arguments) throws IOException {
    return call(
        Stream.concat(
                Stream.concat(Stream.of("apigateway"), Stream.of(arguments)),
                Stream.of(
                    "--endpoint-url",
                    endpoint.toString(),
                    "--region",
                    "us-east-1",
                    "--output",
                    "text"))
            .toList());
  }

  private Answer call(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", credentials.toString());
    builder.environment().put("AWS_PAGER", "");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      return new Answer(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
