package dev.interlock.standalone;

import dev.interlock.embedded.DirectoryLock;
import dev.interlock.embedded.EmbeddedServiceException;
import dev.interlock.embedded.EmbeddedServices;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
  private static final String LOOPBACK = "127.0.0.1";

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
      description = "The port on " + LOOPBACK + " (default: ${DEFAULT-VALUE}).")
  private int port;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StopSignal stop = StopSignal.listen();
    PrintWriter out = spec.commandLine().getOut();
    Path directory = data.toAbsolutePath().normalize();
    Front.requireFree(LOOPBACK, port);
    try (DirectoryLock lock = DirectoryLock.take(directory)) {
      Path credentials = Credentials.createWhenMissing(directory);
      Path log = LogFile.openBelow(directory);
      out.println("Starting PostgreSQL and Kafka on " + directory);
      out.flush();
      run(directory, log, credentials, stop);
    } catch (EmbeddedServiceException e) {
      // Ctrl-C in a terminal also reaches programs that are still being started.
      if (!stop.isReceived()) {
        throw e;
      }
    }
    return 0;
  }

  private void run(Path directory, Path log, Path credentials, StopSignal stop)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (EmbeddedServices services = EmbeddedServices.start(directory);
        Front front = new Front(LOOPBACK, port, List.of())) {
      front.start();
      out.println("Credentials for AWS clients: " + credentials);
      out.println("Log: " + log);
      out.println("Interlock is ready on http://" + LOOPBACK + ":" + front.port());
      out.flush();
      stop.await();
      out.println("Stopping");
      out.flush();
    }
  }
}
