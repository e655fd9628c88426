package dev.interlock.agent.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.interlock.backends.FreshClient;
import dev.interlock.backends.ThrowAwayIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A client that keeps its connection for as long as the server does, and its TLS session beyond it.
 */
final class Caller implements AutoCloseable {
  static final String CLOSED = "closed";

  private static final Pattern ALERT = Pattern.compile("fatal alert: (\\w+)");
  private static final int PATIENCE_MILLIS = 5000;

  private final URI uri;
  private final String protocol;
  private final SSLContext context;
  private @Nullable Connection connection;

  /**
   * A connection that is open.
   *
   * @param resumed whether it goes on with the session of one before
   */
  private record Connection(SSLSocket socket, BufferedReader in, boolean resumed) {}

  /**
   * A client of one server.
   *
   * @param protocol such as TLSv1.3
   * @param identity what it presents; nothing if null
   */
  Caller(URI uri, String authorityPem, String protocol, @Nullable ThrowAwayIdentity identity) {
    this.uri = uri;
    this.protocol = protocol;
    this.context =
        identity == null
            ? FreshClient.context(authorityPem)
            : FreshClient.context(authorityPem, new Insistent(identity.keyManager()));
  }

  /** What became of a request: the status line, an alert of TLS, or a connection that ended. */
  String call() {
    try {
      Connection open = connection == null ? connect() : connection;
      connection = open;
      open.socket()
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      return answer(open.in());
    } catch (SSLException e) {
      Matcher alert = ALERT.matcher(String.valueOf(e.getMessage()));
      return alert.find() ? "alert " + alert.group(1) : CLOSED;
    } catch (SocketException e) {
      return CLOSED;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws IOException {
    long now = System.currentTimeMillis();
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setEnabledProtocols(new String[] {protocol});
    socket.startHandshake();
    return new Connection(
        socket,
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)),
        socket.getSession().getCreationTime() < now);
  }

  /** Reads to the end of the body, so that the tickets that come beside it are taken too. */
  private static String answer(BufferedReader in) throws IOException {
    String status = in.readLine();
    if (status == null) {
      return CLOSED;
    }
    int length = 0;
    boolean chunked = false;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
      chunked |= header.startsWith("transfer-encoding: chunked");
    }
    if (chunked) {
      for (String line = in.readLine(); line != null && !line.equals("0"); line = in.readLine()) {}
      in.readLine();
    }
    in.skip(length);
    return status.substring(status.indexOf(' ') + 1).strip();
  }

  /** Whether the connection goes on with the session of one before. */
  boolean resumed() {
    return connection != null && connection.resumed();
  }

  /** Ends the connection, and keeps the session. */
  void hangUp() {
    if (connection != null) {
      try {
        connection.socket().close();
      } catch (IOException e) {
        // It has ended already.
      }
      connection = null;
    }
  }

  @Override
  public void close() {
    hangUp();
  }
}
