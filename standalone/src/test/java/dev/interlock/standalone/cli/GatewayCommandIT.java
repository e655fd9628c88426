package dev.interlock.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.interlock.contract.GatewayReport.GatewayAnnouncement;
import dev.interlock.contract.Topics;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.Json;
import dev.interlock.messaging.Outgoing;
import dev.interlock.messaging.Sender;
import dev.interlock.standalone.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at the command line, and a stack to which one gateway has announced itself. */
class GatewayCommandIT {
  @TempDir private static Path directory;
  private static Stack stack;

  private final Terminal terminal = new Terminal();

  @BeforeAll
  static void start() throws Exception {
    stack = Stack.start(directory, 0, line -> {});
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aPersonSeesAGatewayAndRemovesIt() {
    assertThat(run("list")).isZero();
    assertThat(terminal.out.toString()).contains("There is no gateway yet");
    announce("edge-1");
    awaitListed("edge-1 +JOINED since");
    assertThat(run("list", "--json")).isZero();
    assertThat(Json.mapper().readTree(terminal.out.toString()).at("/items/0/state").asString())
        .isEqualTo("JOINED");
    assertThat(run("remove", "edge-1", "--reason", "it burned")).isZero();
    assertThat(terminal.out.toString()).contains("Gateway edge-1: removed");
    assertThat(run("remove", "edge-1", "--reason", "again")).isZero();
    awaitListed("edge-1 +LEFT .*removed by AKIA[A-Z0-9]+: it burned");
  }

  @Test
  void whatCannotBeDoneTellsByItsExitStatus() {
    assertThat(run("remove", "edge-9", "--reason", "it burned")).isEqualTo(1);
    assertThat(terminal.err.toString()).contains("There is no gateway edge-9; list them with");
    assertThat(run("remove", "edge-9", "--reason", " ")).isEqualTo(1);
    assertThat(terminal.err.toString()).contains("The reason must be 1 to 1024 characters");
    assertThat(run("remove", "edge-9")).isEqualTo(2);
    assertThat(terminal.commandLine().execute("gateway")).isEqualTo(2);
  }

  private static void announce(String gateway) {
    stack
        .commandService()
        .getBean(Sender.class)
        .sendAll(
            List.of(
                new Outgoing(
                    Topics.GATEWAY_REPORTS,
                    gateway,
                    Envelopes.of(
                        new GatewayAnnouncement(gateway, "run-1", Instant.now()), "message-1"))));
  }

  private void awaitListed(String pattern) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(run("list")).isZero();
              assertThat(terminal.out.toString()).containsPattern(pattern);
            });
  }

  private int run(String... arguments) {
    return terminal.run(stack.address(), directory, "gateway", arguments);
  }
}
