package dev.interlock.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.command.AwsCli.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The administrator at the AWS CLI v2, in front of a service. */
public record CliSession(AwsCli cli, RunningService service) implements AutoCloseable {

  /** Starts a service of its own; the test is skipped where the CLI is not installed. */
  public static CliSession start() {
    return new CliSession(AwsCli.orSkip(), new RunningService());
  }

  /** What an operation, which must succeed, shows. */
  public JsonNode ok(String... arguments) throws IOException {
    Outcome outcome = run(arguments);
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    return JsonMapper.shared().readTree(outcome.output().isBlank() ? "{}" : outcome.output());
  }

  /** Calls an operation that must be refused. */
  public void refused(String type, String message, String... arguments) throws IOException {
    Outcome outcome = run(arguments);
    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.output()).contains("(" + type + ")").contains(message);
  }

  /** A command with the options that it shares with others, and those of its own. */
  public static String[] with(String[] common, String command, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.add(command);
    arguments.addAll(Arrays.asList(common));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(String[]::new);
  }

  /** A member that is a text. */
  public static String text(JsonNode node, String member) {
    return node.get(member).stringValue();
  }

  private Outcome run(String... arguments) throws IOException {
    return cli.apigateway(service.address(), RunningService.ADMIN, arguments);
  }

  @Override
  public void close() {
    service.close();
  }
}
