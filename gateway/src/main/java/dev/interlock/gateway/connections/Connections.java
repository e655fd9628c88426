package dev.interlock.gateway.connections;

import dev.interlock.contract.StageRef;
import dev.interlock.integration.AddressPolicy;
import dev.interlock.integration.ExecutionFailed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The connections of all stages. */
public final class Connections {
  private final Vertx vertx;
  private final Limits limits;
  private final BackendAddresses addresses;
  private final Map<StageRef, StageConnections> stages = new ConcurrentHashMap<>();
  private final List<Consumer<StageRef>> listeners = new CopyOnWriteArrayList<>();

  /**
   * None yet.
   *
   * @param policy which addresses may be connected to
   */
  public Connections(Vertx vertx, Limits limits, AddressPolicy policy) {
    this.vertx = vertx;
    this.limits = limits;
    this.addresses = new BackendAddresses(vertx, policy);
  }

  /**
   * Tells of each stage of which {@link #presented} says something else, numbers of connections
   * apart: a last old one counts.
   *
   * @param listener on any thread; must not block
   */
  public void listen(Consumer<StageRef> listener) {
    listeners.add(listener);
  }

  /**
   * From now on new connections of the stage present this. Those of before finish the request that
   * they serve and close.
   *
   * @param since when that was decided
   */
  public void present(StageRef stage, Instant since, StageTls tls) {
    stages.computeIfAbsent(stage, this::of).present(since, tls);
  }

  private StageConnections of(StageRef stage) {
    return new StageConnections(
        stage, vertx, limits, () -> listeners.forEach(listener -> listener.accept(stage)));
  }

  /** The stage calls no backend any more; should it come back, its old connections still count. */
  public void remove(StageRef stage) {
    StageConnections removed = stages.get(stage);
    if (removed != null) {
      removed.close();
    }
  }

  /**
   * Where a host is, for the {@link RequestOptions#setServer} of a request to it; fails with {@link
   * ExecutionFailed} when it may not be called.
   */
  public Future<SocketAddress> address(String host, int port) {
    return addresses.of(host, port);
  }

  /**
   * A request on a connection that presents what the stage presents now; empty when it is not known
   * what that is.
   */
  public Optional<Future<HttpClientRequest>> request(StageRef stage, RequestOptions options) {
    return Optional.ofNullable(stages.get(stage)).flatMap(known -> known.request(options));
  }

  /** What a stage presents; empty when that is not known. */
  public Optional<Presented> presented(StageRef stage) {
    return Optional.ofNullable(stages.get(stage)).flatMap(StageConnections::presented);
  }

  /** What each stage presents, by stage. */
  public List<Presented> presented() {
    return stages.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(stage -> stage.getValue().presented().stream())
        .toList();
  }
}
