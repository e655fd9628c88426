package dev.interlock.command.testinvoke;

import dev.interlock.command.aws.PathTemplate;
import dev.interlock.integration.CalledMethod;
import dev.interlock.integration.EndpointRequest;
import dev.interlock.integration.EndpointResponse;
import dev.interlock.integration.ExecutionFailed;
import dev.interlock.integration.Mappings;
import dev.interlock.integration.MethodCall;
import dev.interlock.integration.MethodResponse;
import dev.interlock.integration.RequestTransformation;
import dev.interlock.integration.ResponseTransformation;
import dev.interlock.integration.TraceId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** One execution of a method, from its caller's request to the answer, with the log of it. */
final class Execution {
  private final CalledMethod method;
  private final MethodCall call;
  private final @Nullable ClientIdentity identity;
  private final Endpoints endpoints;
  private final String traceId;
  private final Mappings mappings;
  private final Map<String, String> path;
  private final ExecutionLog log;

  /**
   * An execution, not begun yet.
   *
   * @param requestId a UUID
   */
  Execution(
      String requestId,
      CalledMethod method,
      MethodCall call,
      @Nullable ClientIdentity identity,
      Endpoints endpoints,
      Clock clock) {
    this.method = method;
    this.call = call;
    this.identity = identity;
    this.endpoints = endpoints;
    this.traceId = TraceId.of(requestId, clock.instant());
    this.path = PathTemplate.match(method.resourcePath(), call.path()).orElseGet(Map::of);
    this.mappings = Mappings.of(method, requestId, call);
    this.log = new ExecutionLog(requestId, clock);
  }

  /** Executes the method. Whatever fails on the way is an answer too. */
  TestInvokeView run() throws InterruptedException {
    long start = System.nanoTime();
    MethodResponse response = answer();
    log.line("Method completed with status: " + response.status());
    return TestInvokeView.of(response, log, millisSince(start));
  }

  private MethodResponse answer() throws InterruptedException {
    log.line("HTTP Method: %s, Resource Path: %s".formatted(call.httpMethod(), call.path()));
    log.line("Method request path: " + path);
    log.line("Method request query string: " + call.lastOfQuery());
    log.line("Method request headers: " + ExecutionLog.dump(call.headers()));
    log.line("Method request body before transformations: " + call.body());
    try {
      MethodResponse response = transformed();
      log.line("Method response body after transformations: " + response.body());
      log.line("Method response headers: " + ExecutionLog.dump(response.headers()));
      log.line("Successfully completed execution");
      return response;
    } catch (ExecutionFailed failed) {
      failed.remark().ifPresent(log::remark);
      log.line(String.valueOf(failed.getMessage()));
      return failed.response();
    }
  }

  private MethodResponse transformed() throws ExecutionFailed, InterruptedException {
    var requests = new RequestTransformation(method, call, mappings.andRequest(path));
    var responses = new ResponseTransformation(method, mappings);
    HttpHeaders headers = new HttpHeaders();
    if (method.isMock()) {
      return responses.response(
          ResponseTransformation.mock(Objects.requireNonNullElse(requests.body(), "")), headers);
    }
    EndpointResponse received = called(requests.request(traceId));
    headers.add("X-Amzn-Trace-Id", traceId);
    return responses.response(received, headers);
  }

  private EndpointResponse called(EndpointRequest request)
      throws ExecutionFailed, InterruptedException {
    log.line("Endpoint request URI: " + request.uri());
    log.line("Endpoint request headers: " + ExecutionLog.dump(request.headers()));
    log.line("Endpoint request body after transformations: " + request.body());
    log.line("Sending request to " + request.uri());
    EndpointCall endpoint = endpoints.call(method, request, identity);
    long start = System.nanoTime();
    EndpointResponse received;
    try {
      received = endpoint.answer(method.timeout());
    } finally {
      endpoint.logTo(log);
    }
    log.line(
        "Received response. Status: %d, Integration latency: %d ms"
            .formatted(received.status(), millisSince(start)));
    log.line("Endpoint response headers: " + ExecutionLog.dump(received.headers()));
    log.line("Endpoint response body before transformations: " + received.body());
    return received;
  }

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
