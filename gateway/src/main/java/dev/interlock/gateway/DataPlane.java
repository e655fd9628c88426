package dev.interlock.gateway;

import dev.interlock.gateway.connections.Connections;
import dev.interlock.gateway.connections.Limits;
import dev.interlock.gateway.learning.Learning;
import dev.interlock.gateway.learning.Presenter;
import dev.interlock.gateway.proxy.Completed;
import dev.interlock.gateway.proxy.Gateway;
import dev.interlock.gateway.proxy.GatewayServer;
import dev.interlock.gateway.reporting.GatewayRun;
import dev.interlock.gateway.reporting.Membership;
import dev.interlock.gateway.reporting.Reporter;
import dev.interlock.integration.AddressPolicy;
import dev.interlock.messaging.KafkaSettings;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of the gateway, in the order in which nothing wrong can be presented: it serves only
 * when rotations wait for it and it knows all that was assigned before, and takes its leave only
 * when its last connection is closed.
 */
public final class DataPlane implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DataPlane.class);
  private static final long RETRY_MILLIS = 1_000;

  private final Listening listening;
  private final Vertx vertx = Vertx.vertx();
  private final Connections connections;
  private final Reporter reporter;
  private final Membership membership;
  private final Learning learning;
  private final Gateway gateway;
  private @Nullable String deployment;
  private final CompletableFuture<Void> serving = new CompletableFuture<>();
  private volatile boolean closing;

  /**
   * Where and how it serves.
   *
   * @param host the address or name to listen on
   * @param instances how many event loops take requests
   * @param joining how long it waits for the command service when rotations wait for an earlier run
   */
  public record Listening(String host, int port, int instances, Duration joining, Limits limits) {}

  /**
   * A data plane that does nothing yet.
   *
   * @param keys the key manager of a handle; fails while it cannot be had
   * @param authorities those that may sign any backend's certificate, in PEM; none for the system's
   * @param addresses which backends may be called
   * @param ids one for each request and message
   * @param completed told of each request when it is over; must not block
   */
  public DataPlane(
      KafkaSettings kafka,
      GatewayRun self,
      Function<String, X509ExtendedKeyManager> keys,
      List<String> authorities,
      AddressPolicy addresses,
      Listening listening,
      InstantSource clock,
      Supplier<UUID> ids,
      Consumer<Completed> completed) {
    this.listening = listening;
    this.connections = new Connections(vertx, listening.limits(), addresses);
    this.reporter = new Reporter(kafka, self, connections, clock, ids);
    this.membership = new Membership(self, reporter);
    this.learning =
        new Learning(kafka, new Presenter(connections, keys, authorities), membership::on);
    this.gateway = new Gateway(vertx, learning::routes, connections, clock, ids, completed);
  }

  /**
   * Begins; it serves later.
   *
   * @throws UncheckedIOException when it could not listen where it is to
   */
  public void start() {
    requireFree();
    membership.admitted().thenRun(() -> learning.act(() -> vertx.runOnContext(go -> listen())));
    learning.afterAllOfNow(
        () ->
            vertx.setTimer(
                listening.joining().toMillis(), passed -> membership.settleForAnEarlierRun()));
    reporter.start();
    learning.start();
  }

  private void requireFree() {
    try (ServerSocket free = new ServerSocket()) {
      free.setReuseAddress(true);
      free.bind(new InetSocketAddress(listening.host(), listening.port()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The gateway cannot listen on %s:%d (interlock.gateway.host, interlock.gateway.port): %s"
              .formatted(listening.host(), listening.port(), e.getMessage()),
          e);
    }
  }

  private void listen() {
    vertx
        .deployVerticle(
            () -> new GatewayServer(gateway, listening.host(), listening.port()),
            new DeploymentOptions().setInstances(listening.instances()))
        .onSuccess(this::serve)
        .onFailure(
            failure -> {
              log.error("The gateway cannot listen on port {} yet", listening.port(), failure);
              vertx.setTimer(RETRY_MILLIS, again -> listen());
            });
  }

  private synchronized void serve(String id) {
    deployment = id;
    serving.complete(null);
    log.info("The gateway serves on {}:{}", listening.host(), listening.port());
  }

  /** Whether requests are taken. */
  public boolean isServing() {
    return serving.isDone() && !closing;
  }

  /** Waits until requests are taken; false when they still are not after so long. */
  public boolean awaitServing(Duration patience) {
    serving.copy().completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS).join();
    return isServing();
  }

  /** What is presented, and on how many connections. */
  public Connections connections() {
    return connections;
  }

  /** What is still to be told. */
  public Reporter reporter() {
    return reporter;
  }

  /** What was learnt. */
  public Learning learning() {
    return learning;
  }

  @Override
  public void close() {
    String running;
    synchronized (this) {
      closing = true;
      running = deployment;
    }
    if (running != null) {
      vertx.undeploy(running).await();
    }
    learning.close();
    vertx.close().await();
    reporter.sayFarewell();
  }
}
