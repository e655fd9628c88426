package dev.interlock.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * One HTTP/1.1 port in front of several local services. Requests and responses pass unchanged: the
 * raw path and query, since signatures are computed over them, the Host header, every method, and
 * bodies as they arrive. A service that is down is answered for with 503, a broken answer with 502,
 * both as JSON {@code {"message": ...}}.
 */
public final class Front implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector;
  private final String host;
  private final int port;

  /**
   * Prepares a front; {@link #start()} opens the port.
   *
   * @param host the address to listen on
   * @param port the port, 0 for any free one
   * @param routes the first that takes a request gets it
   */
  public Front(String host, int port, List<Route> routes) {
    this.host = host;
    this.port = port;
    connector = new ServerConnector(server, new HttpConnectionFactory(passEverything()));
    connector.setHost(host);
    connector.setPort(port);
    // The services end what takes too long; a long poll or an event stream may be silent.
    connector.setIdleTimeout(0);
    server.addConnector(connector);
    server.setHandler(new RoutingProxy(List.copyOf(routes)));
  }

  private static HttpConfiguration passEverything() {
    HttpConfiguration configuration = new HttpConfiguration();
    // Jetty refuses %2F and empty segments by default; the service behind decides what they mean.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(false);
    return configuration;
  }

  /**
   * Opens the port.
   *
   * @throws IOException when the port is taken or not allowed; the message names it
   */
  public void start() throws IOException {
    try {
      server.start();
    } catch (IOException e) {
      throw unavailable(host, port, e);
    } catch (Exception e) { // What the library declares.
      throw new IOException("The front did not start on " + host + ":" + port, e);
    }
  }

  /**
   * Looks whether a port can be opened, before slower things are started.
   *
   * @return the port, or a free one for 0
   * @throws IOException when the port is taken or not allowed; the message names it
   */
  static int requireFree(String host, int port) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return probe.getLocalPort();
    } catch (IOException e) {
      throw unavailable(host, port, e);
    }
  }

  private static IOException unavailable(String host, int port, IOException cause) {
    return new IOException(
        "Cannot listen on "
            + host
            + ":"
            + port
            + " ("
            + cause.getMessage()
            + "): stop what uses the port, or choose another with --port or --gateway-port",
        cause);
  }

  /** The port that is open. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Closes the port and every connection. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // What the library declares.
      throw new IllegalStateException("The front did not stop", e);
    }
  }
}
