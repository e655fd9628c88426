package dev.interlock.agent.envoy;

import io.envoyproxy.controlplane.server.DiscoveryServerCallbacks;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The streams on which Envoys ask for the secret, and their last answers: a request that names the
 * nonce of a response is an ACK of its version, or with an error a NACK.
 */
final class Subscribers implements DiscoveryServerCallbacks {
  private final String secret;
  private final Map<Long, Subscriber> streams = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  Subscribers(String secret) {
    this.secret = secret;
  }

  /** One stream; empty texts for what has not happened. */
  private static final class Subscriber {
    private String node = "";
    private String sent = "";
    private String took = "";
    private String refused = "";
    private String why = "";

    boolean hasAnswered(String version) {
      return took.equals(version) || refused.equals(version);
    }
  }

  /** A refusal of this version is no answer any more: it is about to be asked for again. */
  void ask(String version) {
    locked(
        () ->
            streams.values().stream()
                .filter(one -> one.refused.equals(version))
                .forEach(one -> one.refused = ""));
  }

  /** Waits for an answer of each that is there; says whether they have come. */
  boolean awaitAnswers(String version, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (!streams.values().stream().allMatch(one -> one.hasAnswered(version)) && left > 0) {
        left = changed.awaitNanos(left);
      }
      return left > 0;
    } finally {
      lock.unlock();
    }
  }

  /** Why one of them did not take it, in its own words. */
  Optional<String> refusal(String version) {
    lock.lock();
    try {
      return streams.values().stream()
          .filter(one -> one.refused.equals(version))
          .findFirst()
          .map(one -> "Envoy %s: %s".formatted(one.node, one.why));
    } finally {
      lock.unlock();
    }
  }

  /** Whether nobody holds another version. */
  boolean allTook(String version) {
    lock.lock();
    try {
      return streams.values().stream().allMatch(one -> one.took.equals(version));
    } finally {
      lock.unlock();
    }
  }

  int count() {
    lock.lock();
    try {
      return streams.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onV3StreamRequest(long streamId, DiscoveryRequest request) {
    if (!request.getResourceNamesList().contains(secret)) {
      return;
    }
    locked(
        () -> {
          Subscriber stream = streams.computeIfAbsent(streamId, id -> new Subscriber());
          if (!request.getNode().getId().isEmpty()) {
            stream.node = request.getNode().getId();
          }
          if (request.hasErrorDetail()) {
            stream.refused = stream.sent;
            stream.why = request.getErrorDetail().getMessage();
          } else if (!request.getResponseNonce().isEmpty()) {
            stream.took = request.getVersionInfo();
          }
        });
  }

  @Override
  public void onV3StreamResponse(
      long streamId, DiscoveryRequest request, DiscoveryResponse response) {
    locked(
        () ->
            Optional.ofNullable(streams.get(streamId))
                .ifPresent(stream -> stream.sent = response.getVersionInfo()));
  }

  @Override
  public void onStreamClose(long streamId, String typeUrl) {
    locked(() -> streams.remove(streamId));
  }

  @Override
  public void onStreamCloseWithError(long streamId, String typeUrl, Throwable error) {
    onStreamClose(streamId, typeUrl);
  }

  /** Not offered: Envoy asks so only where its configuration says {@code DELTA_GRPC}. */
  @Override
  public void onV3StreamDeltaRequest(long streamId, DeltaDiscoveryRequest request) {
    throw new UnsupportedOperationException("api_type DELTA_GRPC is not served; write GRPC");
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
