package dev.interlock.standalone;

import dev.interlock.command.CommandService;
import dev.interlock.command.access.AccessKeyPair;
import dev.interlock.embedded.DirectoryLock;
import dev.interlock.embedded.EmbeddedServices;
import dev.interlock.gateway.DataPlane;
import dev.interlock.gateway.GatewayService;
import dev.interlock.query.QueryService;
import dev.interlock.saga.SagaService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * All services in this process, on a PostgreSQL and a Kafka broker of its own, behind one port. The
 * services are those that run alone elsewhere: only addresses are given to them.
 */
public final class Stack implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String DATABASE = "interlock";
  private static final Duration GATEWAY = Duration.ofSeconds(30);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Path credentials;
  private final ConfigurableApplicationContext commandService;
  private final Front front;

  private Stack(Path directory, int port, OptionalInt gatewayPort, Progress progress)
      throws IOException {
    try {
      opened(DirectoryLock.take(directory));
      credentials = Credentials.createWhenMissing(directory);
      LogFile.openBelow(directory);
      Path keys = VaultKeyFile.createWhenMissing(directory);
      progress.say("Starting PostgreSQL and Kafka");
      EmbeddedServices embedded = opened(EmbeddedServices.start(directory));
      progress.say("Starting the services");
      List<String> settings = settings(embedded, keys, credentials);
      CompletableFuture<ConfigurableApplicationContext> command =
          starting(CommandService.application(), settings);
      CompletableFuture<ConfigurableApplicationContext> query =
          starting(QueryService.application(), settings);
      CompletableFuture<ConfigurableApplicationContext> saga =
          starting(SagaService.application(), settings);
      commandService = started(command);
      ConfigurableApplicationContext queryService = started(query);
      started(saga);
      if (gatewayPort.isPresent()) {
        progress.say("Starting the gateway");
        if (!startGateway(directory, embedded, settings, gatewayPort.getAsInt())) {
          progress.say("The gateway does not serve yet; the log says why");
        }
        progress.say(
            "Calls of APIs: http://%s:%d/{restapi}/{stage}/path"
                .formatted(LOOPBACK, gatewayPort.getAsInt()));
      }
      front =
          opened(
              new Front(
                  LOOPBACK, port, Routes.between(address(commandService), address(queryService))));
      front.start();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts everything and returns when it is ready.
   *
   * @param directory where everything is kept; made when missing
   * @param port the port on the loopback address, 0 for any free one
   * @throws IOException when the port is taken or the directory cannot be used
   * @throws dev.interlock.embedded.EmbeddedServiceException when the directory is in use, or
   *     PostgreSQL or Kafka does not start
   */
  public static Stack start(Path directory, int port, Progress progress) throws IOException {
    Front.requireFree(LOOPBACK, port);
    return new Stack(directory, port, OptionalInt.empty(), progress);
  }

  /**
   * The same with a gateway, which is ready when the command service has heard of it.
   *
   * @param gatewayPort its port on the loopback address, 0 for any free one
   */
  public static Stack startWithGateway(Path directory, int port, int gatewayPort, Progress progress)
      throws IOException {
    Front.requireFree(LOOPBACK, port);
    int free = Front.requireFree(LOOPBACK, gatewayPort);
    return new Stack(directory, port, OptionalInt.of(free), progress);
  }

  /** After the command service, which makes the vault that it reads; false if it does not serve. */
  private boolean startGateway(
      Path directory, EmbeddedServices embedded, List<String> common, int port) {
    GatewayRole role = GatewayRole.in(embedded.postgres(), DATABASE);
    List<String> settings = new ArrayList<>(common);
    settings.removeIf(setting -> setting.startsWith("--spring.datasource."));
    settings.addAll(
        List.of(
            "--spring.datasource.url=" + embedded.postgres().jdbcUrl(DATABASE),
            "--spring.datasource.username=" + role.name(),
            "--spring.datasource.password=" + role.password(),
            "--interlock.gateway.name=standalone",
            "--interlock.gateway.host=" + LOOPBACK,
            "--interlock.gateway.port=" + port,
            // Its backends are on this machine too.
            "--interlock.gateway.refused-addresses=",
            "--interlock.gateway.access-log.file="
                + directory.resolve("logs").resolve("access.log")));
    return started(starting(GatewayService.application(), settings))
        .getBean(DataPlane.class)
        .awaitServing(GATEWAY);
  }

  private static List<String> settings(EmbeddedServices embedded, Path keys, Path credentials) {
    return List.of(
        "--server.port=0",
        "--spring.main.register-shutdown-hook=false",
        "--spring.datasource.url=" + embedded.postgres().jdbcUrl(DATABASE),
        "--spring.datasource.username=" + embedded.postgres().user(),
        "--spring.datasource.password=" + embedded.postgres().password(),
        "--interlock.kafka.bootstrap-servers=" + embedded.kafka().bootstrapServers(),
        "--interlock.vault.key-file=" + keys,
        "--interlock.access.bootstrap-key-file=" + credentials,
        // Clients are on this machine too: they reach on it whatever a test invocation does.
        "--interlock.test-invoke.refused-addresses=");
  }

  /** Whether a start on this directory is the first, which makes the first access key. */
  public static boolean isFirstOn(Path directory) {
    return !Credentials.existIn(directory);
  }

  /** On a thread of its own: those of the common pool do not see classes in an executable jar. */
  private static CompletableFuture<ConfigurableApplicationContext> starting(
      SpringApplicationBuilder service, List<String> settings) {
    return CompletableFuture.supplyAsync(
        () -> service.run(settings.toArray(String[]::new)), task -> new Thread(task).start());
  }

  private ConfigurableApplicationContext started(
      CompletableFuture<ConfigurableApplicationContext> service) {
    try {
      return opened(service.join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static URI address(ApplicationContext service) {
    return URI.create(
        "http://%s:%s"
            .formatted(LOOPBACK, service.getEnvironment().getProperty("local.server.port")));
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /** Where APIs and pages are. */
  public URI address() {
    return URI.create("http://" + LOOPBACK + ":" + front.port());
  }

  /** The access key of the first start, which has the role ADMIN. */
  public AccessKeyPair credentials() {
    return AccessKeyPair.read(credentials);
  }

  /** The write side, for what runs in this process beside it. */
  public ApplicationContext commandService() {
    return commandService;
  }

  /** Stops everything, the last started first. */
  @Override
  public void close() {
    List<Exception> failures = new ArrayList<>();
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) { // What AutoCloseable declares.
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      IllegalStateException failure = new IllegalStateException("Not everything stopped cleanly");
      failures.forEach(failure::addSuppressed);
      throw failure;
    }
  }
}
