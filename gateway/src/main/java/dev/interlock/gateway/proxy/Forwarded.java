package dev.interlock.gateway.proxy;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * What API Gateway adds to the headers of a method's request before anything is mapped. So
 * HTTP_PROXY passes it on, and HTTP where it is mapped.
 */
final class Forwarded {
  private Forwarded() {}

  /** Who called, after those who called before; and how, whatever the caller says of that. */
  static void addTo(HttpHeaders headers, HttpServerRequest request) {
    List<String> before = headers.getOrDefault("X-Forwarded-For", List.of());
    if (request.remoteAddress() != null) {
      headers.set(
          "X-Forwarded-For",
          Stream.concat(before.stream(), Stream.of(request.remoteAddress().hostAddress()))
              .collect(Collectors.joining(", ")));
    }
    headers.set("X-Forwarded-Proto", request.isSSL() ? "https" : "http");
    headers.set("X-Forwarded-Port", Integer.toString(request.localAddress().port()));
  }
}
