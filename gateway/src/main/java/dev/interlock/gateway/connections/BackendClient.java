package dev.interlock.gateway.connections;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections that were made with one certificate. It has its own TLS context, so that no
 * session of another certificate is ever resumed in it.
 */
final class BackendClient {
  private volatile StageTls tls;
  private final Limits limits;
  private final Runnable ended;
  private final Vertx vertx;

  private final Map<Peers, HttpClientAgent> clients = new ConcurrentHashMap<>();

  /**
   * Whom a client is for: one event loop, so that a call never changes its thread, and backends
   * that are verified alike, so that no connection is used for one that it would not be made for.
   */
  private record Peers(Thread loop, List<String> authorities) {}

  private final AtomicInteger open = new AtomicInteger();

  /** Requests that wait for their connection: they must get it, also after a retirement. */
  private int waiting;

  private boolean retired;

  /**
   * No connection yet.
   *
   * @param ended told when none is left after a retirement
   */
  BackendClient(Vertx vertx, StageTls tls, Limits limits, Runnable ended) {
    this.tls = tls;
    this.limits = limits;
    this.ended = ended;
    this.vertx = vertx;
  }

  private HttpClientAgent client(RequestOptions options) {
    return clients.computeIfAbsent(
        new Peers(
            Thread.currentThread(), tls.authorities().of(options.getHost(), options.getPort())),
        peers ->
            vertx
                .httpClientBuilder()
                .with(options(peers.authorities()))
                .with(new PoolOptions().setHttp1MaxSize(limits.connectionsPerBackend()))
                .withConnectHandler(this::count)
                .build());
  }

  private HttpClientOptions options(List<String> authorities) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setVerifyHost(true)
            .setForceSni(true)
            .setKeepAlive(true)
            .setKeepAliveTimeout(Math.toIntExact(limits.keepAlive().toSeconds()))
            .setIdleTimeout(Math.toIntExact(limits.silence().toSeconds()))
            .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()));
    ClientIdentity identity = tls.identity();
    if (identity != null) {
      options.setKeyCertOptions(KeyCertOptions.wrap(identity.keyManager()));
    }
    if (!authorities.isEmpty()) {
      PemTrustOptions trusted = new PemTrustOptions();
      authorities.forEach(pem -> trusted.addCertValue(Buffer.buffer(pem)));
      options.setTrustOptions(trusted);
    }
    return options;
  }

  private void count(HttpConnection connection) {
    open.incrementAndGet();
    connection.closeHandler(closed -> closed());
    // The request on the connection fails too, and that one is told of.
    connection.exceptionHandler(broken -> {});
  }

  private void closed() {
    open.decrementAndGet();
    tellOfTheEnd();
  }

  private void tellOfTheEnd() {
    if (isGone()) {
      ended.run();
    }
  }

  private synchronized boolean isGone() {
    return retired && left() == 0;
  }

  StageTls tls() {
    return tls;
  }

  /** From now on backends are verified against these. Connections go on for requests they serve. */
  void trust(Authorities authorities) {
    tls = new StageTls(tls.identity(), authorities);
  }

  /** How many connections are open. */
  int open() {
    return open.get();
  }

  /** How many connections are open, or will be for a request that waits for one. */
  synchronized int left() {
    return open.get() + waiting;
  }

  /** A request on a connection of this certificate; empty once it is retired. */
  Optional<Future<HttpClientRequest>> request(RequestOptions options) {
    synchronized (this) {
      if (retired) {
        return Optional.empty();
      }
      waiting++;
    }
    return Optional.of(client(options).request(options).onComplete(obtained -> leave()));
  }

  /**
   * Takes no more requests. Connections that serve one close after it, at the latest after the
   * limit; the others close now.
   */
  void retire() {
    boolean idle;
    synchronized (this) {
      idle = !retired && waiting == 0;
      retired = true;
    }
    if (idle) {
      shutdown();
    }
  }

  private void leave() {
    boolean last;
    synchronized (this) {
      waiting--;
      last = retired && waiting == 0;
    }
    if (last) {
      shutdown();
      tellOfTheEnd();
    }
  }

  private void shutdown() {
    clients.values().forEach(client -> client.shutdown(limits.retirement()));
  }
}
