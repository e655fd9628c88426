package dev.interlock.gateway.connections;

import dev.interlock.contract.StageRef;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of all stages. */
public final class Connections {
  private final Vertx vertx;
  private final Limits limits;
  private final Map<StageRef, StageConnections> stages = new ConcurrentHashMap<>();

  /** None yet. */
  public Connections(Vertx vertx, Limits limits) {
    this.vertx = vertx;
    this.limits = limits;
  }

  /**
   * From now on new connections of the stage present this. Those of before finish the request that
   * they serve and close.
   */
  public void present(StageRef stage, StageTls tls) {
    stages.computeIfAbsent(stage, added -> new StageConnections(added, vertx, limits)).present(tls);
  }

  /** The stage calls no backend any more. */
  public void remove(StageRef stage) {
    StageConnections removed = stages.remove(stage);
    if (removed != null) {
      removed.close();
    }
  }

  /**
   * A request on a connection that presents what the stage presents now; empty when it is not known
   * what that is.
   */
  public Optional<Future<HttpClientRequest>> request(StageRef stage, RequestOptions options) {
    return Optional.ofNullable(stages.get(stage)).flatMap(known -> known.request(options));
  }

  /** What each stage presents, by stage. */
  public List<Presented> presented() {
    return stages.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(stage -> stage.getValue().presented().stream())
        .toList();
  }
}
