package dev.interlock.command.prober;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.command.prober.Observation.Ending;
import dev.interlock.command.tls.FreshTls;
import dev.interlock.command.tls.ObservedKeyManager;
import dev.interlock.command.tls.ObservedTrustManager;
import dev.interlock.command.tls.ServerVerification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/**
 * One whole HTTP request on one TLS connection of a context of its own, which has no session to
 * resume. A handshake alone would prove nothing: in TLS 1.3 the client finishes it before the
 * server has looked at the certificate (RFC 8446, section 2).
 */
final class FreshConnection {

  private static final int BODY_BYTES = 8192;

  private final ProbeTarget target;
  private final String version;
  private final Function<InetAddress, Optional<String>> refusal;
  private final ObservedKeyManager keys;
  private final ObservedTrustManager trust;
  private final long deadline;
  private Optional<String> tlsVersion = Optional.empty();

  /**
   * @param version the only version of TLS to offer
   * @param identity null for a client without a certificate
   * @param refusal why an address may not be called
   */
  FreshConnection(
      ProbeTarget target,
      String version,
      @Nullable X509ExtendedKeyManager identity,
      Function<InetAddress, Optional<String>> refusal)
      throws GeneralSecurityException, IOException {
    this.target = target;
    this.version = version;
    this.refusal = refusal;
    this.keys = new ObservedKeyManager(identity);
    this.trust = new ObservedTrustManager(ServerVerification.against(target.serverAuthorities()));
    this.deadline = System.nanoTime() + target.timeout().toNanos();
  }

  Observation request() {
    Ending ending = connectAndAsk();
    // Checked first of all: after our own alert the server's side may look like a refusal.
    Ending judged = trust.problem().<Ending>map(Ending.ServerNotVerified::new).orElse(ending);
    return new Observation(judged, keys.asked(), tlsVersion);
  }

  private Ending connectAndAsk() {
    try (Socket plain = new Socket()) {
      try {
        // Resolved once: the address that is checked is the one that is connected to.
        InetAddress address = InetAddress.getByName(target.host());
        Optional<String> refused = refusal.apply(address);
        if (refused.isPresent()) {
          return new Ending.NotReached(refused.get());
        }
        plain.connect(new InetSocketAddress(address, target.port()), remainingMillis());
      } catch (IOException | IllegalArgumentException e) {
        return new Ending.NotReached(String.valueOf(e.getMessage()));
      }
      try (SSLSocket tls = FreshTls.on(plain, target.serverName(), keys, trust)) {
        tls.setEnabledProtocols(new String[] {version});
        tls.setSoTimeout(remainingMillis());
        tls.startHandshake();
        tlsVersion = Optional.of(tls.getSession().getProtocol());
        return ask(tls, plain);
      }
    } catch (IOException e) {
      return Endings.of(e);
    } catch (HttpException e) {
      return new Ending.Broke("not an HTTP answer: " + e.getMessage());
    } catch (GeneralSecurityException e) {
      return new Ending.Broke("no TLS on our side: " + e.getMessage());
    }
  }

  private Ending ask(SSLSocket tls, Socket plain) throws IOException, HttpException {
    var request = new BasicClassicHttpRequest("GET", target.path());
    request.setHeader("Host", target.hostHeader());
    request.setHeader("User-Agent", "interlock-prober");
    request.setHeader("Accept", "*/*");
    request.setHeader("Connection", "close");
    try (HttpClientConnection connection =
        DefaultBHttpClientConnectionFactory.builder().build().createConnection(tls, plain)) {
      tls.setSoTimeout(remainingMillis());
      ClassicHttpResponse response =
          new HttpRequestExecutor().execute(request, connection, HttpCoreContext.create());
      var server = response.getFirstHeader("Server");
      return answered(response, server == null ? "" : server.getValue());
    }
  }

  private static Ending answered(ClassicHttpResponse response, String server) {
    try {
      HttpEntity entity = response.getEntity();
      byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(BODY_BYTES);
      return new Ending.Answered(response.getCode(), server, new String(body, UTF_8));
    } catch (SocketTimeoutException e) {
      return new Ending.TimedOut();
    } catch (IOException e) {
      // A connection that ends within an answer says nothing about the certificate.
      return new Ending.Broke("HTTP %d, but its body broke off".formatted(response.getCode()));
    }
  }

  private int remainingMillis() {
    long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    return (int) Math.max(1, Math.min(left, Integer.MAX_VALUE));
  }
}
