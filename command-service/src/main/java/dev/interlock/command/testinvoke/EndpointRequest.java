package dev.interlock.command.testinvoke;

import java.net.URI;
import org.springframework.http.HttpHeaders;

/** A call of a backend. */
record EndpointRequest(String httpMethod, URI uri, HttpHeaders headers, String body) {

  boolean isTls() {
    return uri.getScheme().equals("https");
  }

  /** The host to connect to, an IPv6 address without brackets. */
  String host() {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  int port() {
    if (uri.getPort() > 0) {
      return uri.getPort();
    }
    return isTls() ? 443 : 80;
  }

  /** The request target (RFC 9112, section 3.2.1). */
  String target() {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
