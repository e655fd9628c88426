package dev.interlock.backends;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The process behind {@link JvmBackend}, on the JDK's own HTTPS server. */
public final class JvmServer {

  private static final int BACKLOG = 128;
  private static final Path HERE = Path.of("");

  private final String name;
  private final boolean verifiesClients;
  private final String[] tlsVersions;
  private final ExchangeableContext tls;
  private final HttpsServer server;
  private final JsonMapper json = JsonMapper.builder().build();

  private JvmServer(String name, int port, boolean verifiesClients, String[] tlsVersions)
      throws IOException, GeneralSecurityException {
    this.name = name;
    this.verifiesClients = verifiesClients;
    this.tlsVersions = tlsVersions;
    this.tls = new ExchangeableContext(JvmTls.context(HERE, verifiesClients));
    this.server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
  }

  /**
   * Serves until standard input ends.
   *
   * @param arguments its name, a port (0 for any), whether it refuses untrusted clients, and the
   *     versions of TLS that it offers, with commas in between
   */
  public static void main(String... arguments) throws IOException, GeneralSecurityException {
    // Else each answer on a kept connection waits for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var server =
        new JvmServer(
            arguments[0],
            Integer.parseInt(arguments[1]),
            Boolean.parseBoolean(arguments[2]),
            arguments[3].split(","));
    server.start();
    try (var input = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      while (input.readLine() != null) {
        server.reload();
      }
    }
    System.exit(0);
  }

  private void start() {
    server.setHttpsConfigurator(configurator());
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    System.out.println("listening " + server.getAddress().getPort());
  }

  private void reload() {
    try {
      tls.exchange(JvmTls.context(HERE, verifiesClients));
      System.out.println("loaded");
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      System.out.println("failed " + String.valueOf(e.getMessage()).replace('\n', ' '));
    }
  }

  private HttpsConfigurator configurator() {
    return new HttpsConfigurator(tls.asContext()) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters clients = getSSLContext().getDefaultSSLParameters();
        clients.setProtocols(tlsVersions);
        if (verifiesClients) {
          clients.setNeedClientAuth(true);
        } else {
          clients.setWantClientAuth(true);
        }
        parameters.setSSLParameters(clients);
      }
    };
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String seen = fingerprint((HttpsExchange) exchange);
      byte[] body =
          json.writeValueAsBytes(
              Map.of(
                  "backend", name, "server", "java", "fingerprint256", seen == null ? "" : seen));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Server", "java");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static @Nullable String fingerprint(HttpsExchange exchange) {
    try {
      var chain = exchange.getSSLSession().getPeerCertificates();
      return Pem.fingerprint((X509Certificate) chain[0]);
    } catch (SSLPeerUnverifiedException noCertificate) {
      return null;
    }
  }
}
