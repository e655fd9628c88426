package dev.interlock.standalone.cli;

import dev.interlock.command.access.AccessKeyPair;
import dev.interlock.embedded.EmbeddedServiceException;
import dev.interlock.standalone.Stack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything in this process and runs until it is told to stop. */
@Command(
    name = "up",
    description = "Starts Interlock with its own PostgreSQL and Kafka, until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {
  private static final int ABOVE = 10;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "./interlock-data",
      description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("interlock-data");

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--gateway-port",
      paramLabel = "N",
      description = "The port of the gateway on 127.0.0.1 (default: ten above --port).")
  private @Nullable Integer gatewayPort;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StopSignal stop = StopSignal.listen();
    Path directory = data.toAbsolutePath().normalize();
    boolean first = Stack.isFirstOn(directory);
    try (Stack stack = Stack.startWithGateway(directory, port, gatewayPort(), this::say)) {
      if (first) {
        AccessKeyPair key = stack.credentials();
        say("Access key %s, secret %s".formatted(key.accessKeyId(), key.secret().reveal()));
      }
      say("Credentials for AWS clients: " + directory.resolve("credentials"));
      say("Log: " + directory.resolve("logs").resolve("interlock.log"));
      say("Pages and APIs: " + stack.address());
      say("Interlock is ready on " + stack.address());
      stop.await();
      say("Stopping");
    } catch (EmbeddedServiceException e) {
      // Ctrl-C in a terminal also reaches programs that are still being started.
      if (!stop.isReceived()) {
        throw e;
      }
    }
    return 0;
  }

  private int gatewayPort() {
    return gatewayPort != null ? gatewayPort : port == 0 ? 0 : port + ABOVE;
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
