package dev.interlock.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A gateway in a process of its own, with little memory. */
final class RunningGateway implements AutoCloseable {
  private static final String OPTIONS =
      System.getProperty(
          "gateway.options", "-Xmx256m -XX:MaxDirectMemorySize=128m -XX:+UseParallelGC");

  private final Process process;
  private final int port;

  private RunningGateway(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one for a backend whose files are in the directory; returns when it listens. */
  static RunningGateway start(Path directory, Nginx backend) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(OPTIONS.split(" ")));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            GatewayProcess.class.getName(),
            directory.toString(),
            backend.uri("https", "localhost").toString(),
            Integer.toString(port)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    BufferedReader output = process.inputReader(UTF_8);
    if (output.lines().noneMatch("listening"::equals)) {
      throw new IllegalStateException("the gateway did not start");
    }
    return new RunningGateway(process, port);
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:%d/%s/".formatted(port, GatewayProcess.STAGE));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
