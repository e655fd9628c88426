package dev.interlock.integration;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A call of a backend.
 *
 * @param body null when the caller's passes as it comes
 */
public record EndpointRequest(
    String httpMethod, URI uri, HttpHeaders headers, @Nullable String body) {

  /** Whether it is made over TLS. */
  public boolean isTls() {
    return uri.getScheme().equals("https");
  }

  /** The host to connect to, an IPv6 address without brackets. */
  public String host() {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** The port to connect to. */
  public int port() {
    if (uri.getPort() > 0) {
      return uri.getPort();
    }
    return isTls() ? 443 : 80;
  }

  /** The request target (RFC 9112, section 3.2.1). */
  public String target() {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
