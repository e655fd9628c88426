package dev.interlock.gateway.proxy;

import dev.interlock.contract.StageRef;
import dev.interlock.gateway.connections.Connections;
import dev.interlock.integration.CalledMethod;
import dev.interlock.integration.EndpointRequest;
import dev.interlock.integration.EndpointResponse;
import dev.interlock.integration.ExecutionFailed;
import dev.interlock.integration.Mappings;
import dev.interlock.integration.MethodCall;
import dev.interlock.integration.MethodResponse;
import dev.interlock.integration.RequestTransformation;
import dev.interlock.integration.ResponseTransformation;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/** One execution of a method, from the request to the end of the answer. */
final class Execution {
  private static final Logger log = LoggerFactory.getLogger(Execution.class);

  private final Vertx vertx;
  private final Connections connections;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final RequestId id;
  private final CalledMethod method;
  private final RequestTransformation requests;
  private final ResponseTransformation responses;
  private final Journal journal;

  Execution(
      Vertx vertx,
      Connections connections,
      HttpServerRequest request,
      RequestId id,
      CalledMethod method,
      MethodCall call,
      Map<String, String> pathVariables,
      Journal journal) {
    this.vertx = vertx;
    this.connections = connections;
    this.request = request;
    this.response = request.response();
    this.id = id;
    this.method = method;
    this.journal = journal;
    Mappings mappings = Mappings.of(method, id.id(), call);
    this.requests = new RequestTransformation(method, call, mappings.andRequest(pathVariables));
    this.responses = new ResponseTransformation(method, mappings);
  }

  void run() {
    try {
      if (method.isMock()) {
        request.resume();
        mock();
      } else {
        call(requests.request(id.traceId()));
      }
    } catch (ExecutionFailed failed) {
      request.resume();
      fail(failed);
    }
  }

  /** Answered here, by the templates alone. */
  private void mock() throws ExecutionFailed {
    String body = Objects.requireNonNullElse(requests.body(), "");
    MethodResponse mocked =
        responses.response(ResponseTransformation.mock(body), new HttpHeaders());
    head(mocked);
    response.end(Objects.requireNonNullElse(mocked.body(), ""));
  }

  private void call(EndpointRequest endpoint) {
    StageRef stage = new StageRef(method.restApiId(), method.stage());
    journal.call();
    new BackendCall(vertx, connections, stage, request, endpoint, method.timeout())
        .answer()
        .onSuccess(this::deliver)
        .onFailure(failure -> fail(BackendFault.of(failure)));
  }

  private void deliver(HttpClientResponse received) {
    journal.answered(received);
    HttpHeaders own = new HttpHeaders();
    own.add("X-Amzn-Trace-Id", id.traceId());
    MethodResponse answer;
    try {
      answer =
          responses.response(
              new EndpointResponse(received.statusCode(), Headers.read(received.headers()), null),
              own);
    } catch (ExecutionFailed failed) {
      received.resume();
      fail(failed);
      return;
    }
    head(answer);
    if (answer.body() != null) {
      received.resume();
      response.end(answer.body());
    } else {
      stream(received);
    }
  }

  private void head(MethodResponse answer) {
    response.setStatusCode(answer.status());
    Headers.write(answer.headers(), response.headers());
  }

  /** The backend's body as it comes, no faster than the caller takes it. */
  private void stream(HttpClientResponse received) {
    Headers.keepEncoding(received.headers(), response.headers());
    String length = received.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, length);
    }
    if (hasNoBody(received.statusCode())) {
      received.resume();
      response.end();
      return;
    }
    response.setChunked(length == null);
    received
        .pipe()
        .endOnFailure(false)
        .to(response)
        .onFailure(
            broken -> {
              // The head is out: only a cut connection can tell the caller that this is not all.
              log("The answer was cut", broken.getMessage());
              journal.fail("The answer was cut");
              received.request().reset();
              response.reset();
            });
  }

  private boolean hasNoBody(int status) {
    return request.method().equals(HttpMethod.HEAD) || status == 204 || status == 304;
  }

  private void fail(ExecutionFailed failed) {
    log(failed.getMessage(), failed.remark().orElse(""));
    journal.fail(failed.getMessage());
    if (response.closed() || response.headWritten()) {
      return;
    }
    MethodResponse answer = failed.response();
    head(answer);
    response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    response.end(String.valueOf(answer.body()));
  }

  private void log(@Nullable String what, @Nullable String remark) {
    log.info(
        "Request {} of {}/{} {}: {}; {}",
        id.id(),
        method.restApiId(),
        method.stage(),
        method.resourcePath(),
        what,
        remark);
  }
}
