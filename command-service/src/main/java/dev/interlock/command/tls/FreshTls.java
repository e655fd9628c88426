package dev.interlock.command.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.apache.hc.core5.net.InetAddressUtils;

/** TLS in a context of its own, which has no session to resume. */
public final class FreshTls {
  private FreshTls() {}

  /**
   * A client's TLS on a connected socket, before its handshake.
   *
   * @param serverName to indicate, and to verify the server by
   */
  public static SSLSocket on(
      Socket connected, String serverName, ObservedKeyManager keys, ObservedTrustManager trust)
      throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
    SSLSocket tls =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(connected, serverName, connected.getPort(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    // Set by hand since the JDK sends no SNI for a name without a dot.
    parameters.setServerNames(indications(serverName));
    tls.setSSLParameters(parameters);
    return tls;
  }

  /**
   * The names to send as SNI, which knows no IP addresses (RFC 6066, section 3).
   *
   * @throws IllegalArgumentException if the name is neither a host name nor an IP address
   */
  public static List<SNIServerName> indications(String serverName) {
    if (InetAddressUtils.isIPv4(serverName) || InetAddressUtils.isIPv6(serverName)) {
      return List.of();
    }
    try {
      return List.of(new SNIHostName(serverName));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "server name '%s': not a host name".formatted(serverName), e);
    }
  }
}
