package dev.interlock.gateway.proxy;

import dev.interlock.contract.StageRef;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
import dev.interlock.gateway.connections.Connections;
import dev.interlock.gateway.routing.Route;
import dev.interlock.gateway.routing.Routes;
import dev.interlock.integration.CalledMethod;
import dev.interlock.integration.MethodCall;
import dev.interlock.integration.QueryParameters;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

/** Serves requests: finds the method of each and has it executed. */
public final class Gateway implements Handler<HttpServerRequest> {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);
  private final Vertx vertx;
  private final Supplier<Routes> routes;
  private final Connections connections;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final Consumer<Completed> completed;
  private final HttpDate date = new HttpDate();

  /**
   * A gateway.
   *
   * @param routes asked at each request
   * @param ids one for each request
   * @param completed told of each request when it is over, on its event loop: it must not block
   */
  public Gateway(
      Vertx vertx,
      Supplier<Routes> routes,
      Connections connections,
      InstantSource clock,
      Supplier<UUID> ids,
      Consumer<Completed> completed) {
    this.vertx = vertx;
    this.routes = routes;
    this.connections = connections;
    this.clock = clock;
    this.ids = ids;
    this.completed = completed;
  }

  @Override
  public void handle(HttpServerRequest request) {
    try {
      route(request);
    } catch (RuntimeException e) {
      // Nobody else would answer.
      log.error("A request failed", e);
      GatewayAnswer.INTERNAL.send(request);
    }
  }

  private void route(HttpServerRequest request) {
    Instant now = clock.instant();
    RequestId id = RequestId.of(ids.get(), now);
    request.pause();
    Journal journal = new Journal(request, id, now, host(request), completed);
    id.addTo(request.response());
    request.response().putHeader(HttpHeaders.DATE, date.of(now));
    if (!Headers.areFramed(request.headers())) {
      GatewayAnswer.BAD_REQUEST.send(request);
      // Where the next request would begin is not known.
      request.connection().shutdown();
      return;
    }
    Optional<Route> route =
        request.path() == null
            ? Optional.empty()
            : routes.get().find(request.method().name(), host(request), request.path());
    if (route.isEmpty()) {
      GatewayAnswer.UNKNOWN.send(request);
    } else {
      journal.route(route.get());
      serve(request, id, route.get(), journal);
    }
  }

  private static String host(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    return authority == null ? "" : authority.host();
  }

  private void serve(HttpServerRequest request, RequestId id, Route route, Journal journal) {
    Method method = route.method();
    Integration integration = method.integration();
    if (integration == null || method.authorizationType().equals("AWS_IAM")) {
      GatewayAnswer.UNKNOWN.send(request);
    } else if (!method.authorizationType().equals("NONE") || method.apiKeyRequired()) {
      GatewayAnswer.FORBIDDEN.send(request);
    } else {
      execute(request, id, route, integration, journal);
    }
  }

  private void execute(
      HttpServerRequest request,
      RequestId id,
      Route route,
      Integration integration,
      Journal journal) {
    MethodCall call;
    try {
      call = call(request, route);
    } catch (IllegalArgumentException notPercentEncoded) {
      GatewayAnswer.BAD_REQUEST.send(request);
      return;
    }
    StageRef stage = route.stage().stage();
    CalledMethod method =
        new CalledMethod(
            stage.restApiId(),
            stage.stageName(),
            route.resource().id(),
            route.resource().path(),
            integration);
    new Execution(vertx, connections, request, id, method, call, route.pathVariables(), journal)
        .run();
  }

  private static MethodCall call(HttpServerRequest request, Route route) {
    String query = request.query();
    HttpHeaders headers = Headers.read(request.headers());
    Forwarded.addTo(headers, request);
    String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return new MethodCall(
        request.method().name(),
        route.path(),
        query == null ? new LinkedMultiValueMap<>() : QueryParameters.of(query),
        headers,
        contentType == null
            ? MediaType.APPLICATION_JSON_VALUE
            : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
        null,
        route.stage().variables());
  }
}
