package dev.interlock.standalone;

import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends each request to the service of the first route that takes it. */
final class RoutingProxy extends ProxyHandler {
  // Every event stream and long poll holds one for as long as it lasts.
  private static final int CONNECTIONS_PER_SERVICE = 1024;
  private static final String ROUTE = RoutingProxy.class.getName() + ".route";

  private final List<Route> routes;

  RoutingProxy(List<Route> routes) {
    this.routes = routes;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
    Optional<Route> route =
        routes.stream().filter(r -> r.takes().test(request.getMethod(), path)).findFirst();
    if (route.isEmpty()) {
      answer(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "No service answers here");
      return true;
    }
    if (!path.startsWith("/")) {
      answer(response, callback, HttpStatus.BAD_REQUEST_400, "The request has no path");
      return true;
    }
    request.setAttribute(ROUTE, route.get());
    try {
      return super.handle(request, response, callback);
    } catch (IllegalArgumentException e) {
      answer(response, callback, HttpStatus.BAD_REQUEST_400, "The request line is not a valid URI");
      return true;
    }
  }

  @Override
  protected void configureHttpClient(HttpClient client) {
    super.configureHttpClient(client);
    client.setUserAgentField(null);
    client.setIdleTimeout(0);
    client.setMaxConnectionsPerDestination(CONNECTIONS_PER_SERVICE);
  }

  @Override
  protected HttpURI rewriteHttpURI(Request request) {
    URI target = routeOf(request).target();
    return HttpURI.build()
        .scheme(target.getScheme())
        .host(target.getHost())
        .port(target.getPort())
        .pathQuery(request.getHttpURI().getPathQuery())
        .asImmutable();
  }

  @Override
  protected void onServerToProxyResponseFailure(
      Request request,
      org.eclipse.jetty.client.Request toService,
      org.eclipse.jetty.client.Response fromService,
      Response response,
      Callback callback,
      Throwable failure) {
    String service = "The " + routeOf(request).service();
    switch (failure) {
      case ConnectException down ->
          answer(
              response,
              callback,
              HttpStatus.SERVICE_UNAVAILABLE_503,
              service + " is not up: it may be starting, try again");
      case TimeoutException late ->
          answer(response, callback, HttpStatus.GATEWAY_TIMEOUT_504, service + " did not answer");
      default ->
          answer(response, callback, HttpStatus.BAD_GATEWAY_502, service + " broke the answer off");
    }
  }

  private static Route routeOf(Request request) {
    return (Route) request.getAttribute(ROUTE);
  }

  private static void answer(Response response, Callback callback, int status, String message) {
    if (response.isCommitted()) {
      callback.failed(new IllegalStateException(message));
      return;
    }
    response.reset();
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    String body = "{\"message\": \"" + message + "\"}";
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_LENGTH, body.getBytes(StandardCharsets.UTF_8).length);
    Content.Sink.write(response, true, body, callback);
  }
}
