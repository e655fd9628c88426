package dev.interlock.gateway.proxy;

import dev.interlock.contract.StageRef;
import dev.interlock.gateway.connections.Connections;
import dev.interlock.integration.EndpointRequest;
import dev.interlock.integration.ExecutionFailed;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call of a backend, until the head of its answer is here. */
final class BackendCall {
  /** Those that may be repeated without asking (RFC 9110, section 9.2.2). */
  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "DELETE");

  private final Connections connections;
  private final StageRef stage;
  private final HttpServerRequest caller;
  private final EndpointRequest endpoint;
  private final Promise<HttpClientResponse> answer = Promise.promise();
  private final Deadline deadline;
  private final boolean streams;
  private @Nullable HttpClientRequest sent;

  /**
   * A call, whose time runs from now on.
   *
   * @param caller its body is sent unless the endpoint is to get another one
   */
  BackendCall(
      Vertx vertx,
      Connections connections,
      StageRef stage,
      HttpServerRequest caller,
      EndpointRequest endpoint,
      Duration timeout) {
    this.connections = connections;
    this.stage = stage;
    this.caller = caller;
    this.endpoint = endpoint;
    this.streams = endpoint.body() == null && hasBody(caller);
    this.deadline = new Deadline(vertx, timeout, caller::bytesRead, this::giveUp);
  }

  private static boolean hasBody(HttpServerRequest caller) {
    String length = caller.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? caller.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.equals("0");
  }

  /** Makes the call; fails with what {@link BackendFault} reads. */
  Future<HttpClientResponse> answer() {
    if (streams) {
      caller.end().onSuccess(whole -> deadline.restart());
    } else {
      caller.resume();
    }
    attempt(!streams && REPEATABLE.contains(endpoint.httpMethod()));
    return answer.future().onComplete(done -> deadline.stop());
  }

  private void attempt(boolean mayRepeat) {
    connections
        .address(endpoint.host(), endpoint.port())
        .onSuccess(server -> request(server, mayRepeat))
        .onFailure(answer::tryFail);
  }

  private void request(SocketAddress server, boolean mayRepeat) {
    Optional<Future<HttpClientRequest>> request = connections.request(stage, options(server));
    if (request.isEmpty()) {
      answer.tryFail(
          ExecutionFailed.configuration(
              "Invalid client certificate", "the certificate of %s is not here".formatted(stage)));
      return;
    }
    request
        .get()
        .onComplete(
            (obtained, failure) -> {
              if (failure == null) {
                send(obtained).onComplete((head, broken) -> end(mayRepeat, head, broken));
              } else {
                end(mayRepeat, null, failure);
              }
            });
  }

  private void end(
      boolean mayRepeat, @Nullable HttpClientResponse head, @Nullable Throwable failure) {
    if (failure == null) {
      answer.tryComplete(head);
    } else if (mayRepeat && BackendFault.isBroken(failure) && !answer.future().isComplete()) {
      attempt(false);
    } else {
      answer.tryFail(failure);
    }
  }

  private RequestOptions options(SocketAddress server) {
    return new RequestOptions()
        .setServer(server)
        .setMethod(HttpMethod.valueOf(endpoint.httpMethod()))
        .setHost(endpoint.host())
        .setPort(endpoint.port())
        .setSsl(endpoint.isTls())
        .setURI(endpoint.target());
  }

  private Future<HttpClientResponse> send(HttpClientRequest request) {
    sent = request;
    if (answer.future().isComplete()) {
      return request.reset().compose(gone -> Future.failedFuture(ExecutionFailed.timeout()));
    }
    Headers.write(endpoint.headers(), request.headers());
    if (!streams) {
      return endpoint.body() == null ? request.send() : request.send(endpoint.body());
    }
    Headers.keepEncoding(caller.headers(), request.headers());
    String length = caller.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      request.setChunked(true);
    } else {
      request.putHeader(HttpHeaders.CONTENT_LENGTH, length);
    }
    return request.send(caller);
  }

  private void giveUp() {
    answer.tryFail(ExecutionFailed.timeout());
    if (sent != null) {
      sent.reset();
    }
  }
}
