package dev.interlock.command.prober;

import dev.interlock.command.tls.FreshTls;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * One instance of a backend.
 *
 * @param address where to connect, as {@code host:port}
 * @param serverName the name in SNI and in the Host header, which the server's certificate must
 *     match; blank: the host of the address
 * @param path of the request, with its query if any
 * @param serverAuthorities that may sign the server's certificate; empty: those of the system
 * @param timeout of each attempt, from connecting to the end of the answer
 */
public record ProbeTarget(
    String address,
    String serverName,
    String path,
    List<X509Certificate> serverAuthorities,
    Duration timeout) {

  /** Enough for a backend in the same region; also what a dead backend costs. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  /**
   * Completes the server's name.
   *
   * @throws IllegalArgumentException if the address is not {@code host:port}, the name is neither a
   *     host name nor an IP address, the path is none of a URI, or the timeout is not positive
   */
  public ProbeTarget {
    URI parsed = parse(address);
    if (!path.startsWith("/") || !path.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "path '%s': must start with '/' and be percent-encoded".formatted(path));
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout %s: must be positive".formatted(timeout));
    }
    serverName = serverName.isBlank() ? bare(parsed.getHost()) : serverName;
    FreshTls.indications(serverName);
    serverAuthorities = List.copyOf(serverAuthorities);
  }

  String host() {
    return bare(parse(address).getHost());
  }

  int port() {
    return parse(address).getPort();
  }

  /** The Host header (RFC 9110, section 7.2): without the port where it is that of HTTPS. */
  String hostHeader() {
    String name = serverName.contains(":") ? "[" + serverName + "]" : serverName;
    return port() == 443 ? name : name + ":" + port();
  }

  private static URI parse(String address) {
    try {
      URI uri = URI.create("https://" + address);
      if (uri.getHost() != null && uri.getPort() > 0 && plain(uri).equals(address)) {
        return uri;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Said below, in the terms of the caller.
    }
    throw new IllegalArgumentException(
        "address '%s': give it as host:port, such as 10.0.0.7:8443".formatted(address));
  }

  private static String plain(URI uri) {
    return uri.getHost() + ":" + uri.getPort();
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
