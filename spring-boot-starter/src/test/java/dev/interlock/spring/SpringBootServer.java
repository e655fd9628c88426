package dev.interlock.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.interlock.agent.fixture.ConfiguredServer;
import dev.interlock.agent.fixture.InterlockEndpoint;
import dev.interlock.backends.ServerIdentity;
import dev.interlock.spring.orders.OrdersApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Spring Boot application with the starter, in a process of its own. */
public final class SpringBootServer extends ConfiguredServer {
  private final int managementPort;
  private Process process;

  private SpringBootServer(Path directory, String settings) throws IOException {
    super(directory);
    this.managementPort = freePort();
    Files.writeString(
        directory.resolve("application.properties"),
        """
        server.address=127.0.0.1
        server.port=%1$d
        server.ssl.bundle=orders
        server.ssl.client-auth=need
        spring.ssl.bundle.pem.orders.keystore.certificate=%2$s/server.pem
        spring.ssl.bundle.pem.orders.keystore.private-key=%2$s/server-key.pem
        spring.ssl.bundle.pem.orders.truststore.certificate=%2$s/trust.pem
        management.server.port=%3$d
        management.server.ssl.enabled=false
        management.endpoints.web.exposure.include=interlock
        """
                .formatted(port, directory, managementPort)
            + settings);
    this.process = start();
  }

  /** Starts one that follows Interlock. */
  static SpringBootServer following(InterlockEndpoint interlock, Path directory)
      throws IOException {
    return new SpringBootServer(
        directory,
        """
        interlock.agent.url=%s
        interlock.agent.backend=orders eu
        interlock.agent.instance=one
        interlock.agent.credentials=%s/credentials
        interlock.agent.repeat=PT1S
        """
            .formatted(
                interlock.settings(directory).getFirst().substring("interlock=".length()),
                directory));
  }

  /** Starts one that has nothing of Interlock's and watches its files. */
  public static SpringBootServer watching(Path directory) throws IOException {
    return new SpringBootServer(
        directory,
        """
        spring.ssl.bundle.pem.orders.reload-on-update=true
        spring.ssl.bundle.watch.file.quiet-period=200ms
        """);
  }

  private Process start() throws IOException {
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OrdersApplication.class.getName(),
                "--spring.config.location=file:%s/application.properties".formatted(directory))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> log().toFile().exists() && said().contains("Started Orders"));
    return started;
  }

  /** Kills it where it stands, and starts it again. */
  void killAndStart() throws IOException {
    close();
    Files.delete(log());
    process = start();
  }

  private Path log() {
    return directory.resolve("orders.log");
  }

  /** Its log. */
  String said() throws IOException {
    return Files.readString(log());
  }

  /** What the endpoint of its actuator answers. */
  String endpoint() throws IOException {
    URI uri = URI.create("http://127.0.0.1:%d/actuator/interlock".formatted(managementPort));
    try (var in = uri.toURL().openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public List<String> settings() {
    return List.of();
  }

  /** Its own key breaks, so that the SSL bundle cannot be read. */
  @Override
  public List<Fault> faults() {
    Path key = directory.resolve(ServerIdentity.KEY);
    try {
      String good = Files.readString(key);
      return List.of(
          new Fault(() -> write(key, "nonsense"), () -> write(key, good), "SSL bundle orders: "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
