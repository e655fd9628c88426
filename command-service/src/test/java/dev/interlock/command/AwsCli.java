package dev.interlock.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The AWS CLI v2 of this machine. */
public final class AwsCli {
  private final String program;

  private AwsCli(String program) {
    this.program = program;
  }

  /** How a run ended, and all that it wrote. */
  public record Outcome(int exit, String output) {}

  /** Where it is installed; the test is skipped where it is not. */
  public static AwsCli orSkip() {
    Optional<AwsCli> found =
        Stream.of("aws", "/usr/bin/aws", "/usr/local/bin/aws")
            .filter(AwsCli::isVersionTwo)
            .map(AwsCli::new)
            .findFirst();
    assumeThat(found).as("needs the AWS CLI v2 (Debian package awscli)").isPresent();
    return found.orElseThrow();
  }

  private static boolean isVersionTwo(String program) {
    try {
      return execute(List.of(program, "--version"), Map.of()).output().startsWith("aws-cli/2");
    } catch (IOException notThere) {
      return false;
    }
  }

  /** Runs an operation of API Gateway once, without retries. */
  public Outcome apigateway(URI endpoint, AwsCredentials who, String... arguments)
      throws IOException {
    return apigateway(1, endpoint, who, arguments);
  }

  /** The same, in which each request may be sent so many times. */
  public Outcome apigateway(int attempts, URI endpoint, AwsCredentials who, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(program, "apigateway"));
    command.addAll(Arrays.asList(arguments));
    command.addAll(List.of("--endpoint-url", endpoint.toString()));
    return execute(
        command,
        Map.of(
            "AWS_ACCESS_KEY_ID",
            who.accessKeyId(),
            "AWS_SECRET_ACCESS_KEY",
            who.secretAccessKey(),
            "AWS_DEFAULT_REGION",
            RunningService.REGION,
            "AWS_PAGER",
            "",
            "AWS_MAX_ATTEMPTS",
            Integer.toString(attempts)));
  }

  private static Outcome execute(List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().putAll(environment);
    Process running = process.start();
    String output = new String(running.getInputStream().readAllBytes(), UTF_8);
    try {
      return new Outcome(running.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
