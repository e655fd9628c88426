package dev.interlock.gateway.connections;

import dev.interlock.contract.StageRef;
import dev.interlock.gateway.connections.Presented.OldConnections;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The connections of one stage: those of what it presents, and those of before, which close. */
final class StageConnections {
  private final StageRef stage;
  private final Vertx vertx;
  private final Limits limits;
  private final List<BackendClient> retired = new CopyOnWriteArrayList<>();
  private final Runnable changed;
  private Instant since = Instant.EPOCH;
  private volatile @Nullable BackendClient current;

  /**
   * None yet.
   *
   * @param changed told after each change of what is presented, and when the last connection of
   *     something old has closed
   */
  StageConnections(StageRef stage, Vertx vertx, Limits limits, Runnable changed) {
    this.stage = stage;
    this.vertx = vertx;
    this.limits = limits;
    this.changed = changed;
  }

  /** New connections present this from now on. */
  void present(Instant decided, StageTls tls) {
    synchronized (this) {
      since = decided;
      BackendClient before = current;
      if (before == null || !before.tls().isLike(tls)) {
        current = new BackendClient(vertx, tls, limits, changed);
        retire(before);
      } else {
        before.trust(tls.authorities());
      }
    }
    changed.run();
  }

  /** Takes no more requests. */
  void close() {
    synchronized (this) {
      BackendClient before = current;
      current = null;
      retire(before);
    }
    changed.run();
  }

  private void retire(@Nullable BackendClient before) {
    retired.removeIf(client -> client.left() == 0);
    if (before != null) {
      retired.add(before);
      before.retire();
    }
  }

  /** A request on a connection of what is presented now; empty when the stage is closed. */
  Optional<Future<HttpClientRequest>> request(RequestOptions options) {
    for (BackendClient client = current; client != null; client = current) {
      Optional<Future<HttpClientRequest>> request = client.request(options);
      if (request.isPresent()) {
        return request;
      }
    }
    return Optional.empty();
  }

  synchronized Optional<Presented> presented() {
    BackendClient presenting = current;
    return presenting == null
        ? Optional.empty()
        : Optional.of(
            new Presented(
                stage,
                since,
                presenting.tls().certificateId(),
                presenting.tls().fingerprint(),
                presenting.open(),
                old()));
  }

  private List<OldConnections> old() {
    return retired.stream()
        .map(
            client ->
                new OldConnections(
                    client.tls().certificateId(), client.tls().fingerprint(), client.left()))
        .filter(old -> old.connections() > 0)
        .toList();
  }
}
