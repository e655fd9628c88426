package dev.interlock.gateway.proxy;

import dev.interlock.gateway.proxy.Completed.Backend;
import dev.interlock.gateway.proxy.Completed.Called;
import dev.interlock.gateway.routing.Route;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What becomes of one request; on the event loop of that alone. */
final class Journal {
  private final HttpServerRequest request;
  private final RequestId id;
  private final Instant at;
  private final String host;
  private final Consumer<Completed> over;
  private final long began = System.nanoTime();
  private long called;
  private @Nullable Called method;
  private @Nullable Backend backend;
  private @Nullable String error;
  private boolean ended;

  /**
   * Of a request that came.
   *
   * @param over told once, when nothing more is sent
   */
  Journal(
      HttpServerRequest request, RequestId id, Instant at, String host, Consumer<Completed> over) {
    this.request = request;
    this.id = id;
    this.at = at;
    this.host = host;
    this.over = over;
    // One or the other: sent, or the caller went before.
    request.response().endHandler(sent -> end()).closeHandler(gone -> end());
  }

  void route(Route route) {
    method = new Called(route.stage().stage(), route.resource().id(), route.resource().path());
  }

  void call() {
    called = System.nanoTime();
  }

  void answered(HttpClientResponse answer) {
    backend =
        new Backend(
            Duration.ofNanos(System.nanoTime() - called),
            answer.statusCode(),
            PresentedCertificate.on(answer.request().connection()));
  }

  void fail(@Nullable String why) {
    error = why;
  }

  private void end() {
    if (!ended) {
      ended = true;
      over.accept(completed());
    }
  }

  private Completed completed() {
    boolean answered = request.response().headWritten();
    return new Completed(
        id.id(),
        id.extended(),
        at,
        Duration.ofNanos(System.nanoTime() - began),
        request.method().name(),
        Objects.requireNonNullElse(request.path(), ""),
        request.query(),
        request.version() == HttpVersion.HTTP_1_0 ? "HTTP/1.0" : "HTTP/1.1",
        host,
        request.remoteAddress() == null ? null : request.remoteAddress().hostAddress(),
        request.getHeader("User-Agent"),
        method,
        answered ? request.response().getStatusCode() : null,
        request.response().bytesWritten(),
        backend,
        error);
  }
}
