package dev.interlock.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A server in this JVM, with a certificate and answers as a test wants them. */
public final class TestServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String scheme;

  private TestServer(HttpServer server, String scheme, HttpHandler handler) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
  }

  public static TestServer http(HttpHandler handler) throws IOException {
    return new TestServer(HttpServer.create(anyPort(), 0), "http", handler);
  }

  /** Asks no client for a certificate. */
  public static TestServer https(ServerCertificates.Identity identity) throws Exception {
    return https(identity, parameters -> {}, null);
  }

  /** Refuses all clients but this one. */
  public static TestServer httpsFor(X509Certificate client, ServerCertificates.Identity identity)
      throws Exception {
    KeyStore store = emptyStore();
    store.setCertificateEntry("client", client);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return https(
        identity, parameters -> parameters.setNeedClientAuth(true), trust.getTrustManagers());
  }

  private static TestServer https(
      ServerCertificates.Identity identity,
      Consumer<HttpsParameters> clients,
      TrustManager @Nullable [] trust)
      throws Exception {
    KeyStore store = emptyStore();
    store.setKeyEntry("server", identity.key(), new char[0], identity.chain());
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust, null);
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            clients.accept(parameters);
          }
        });
    return new TestServer(server, "https", answering("hello"));
  }

  /** Of the one type that takes a chain whose certificates do not belong together. */
  private static KeyStore emptyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    return store;
  }

  public static HttpHandler answering(String body) {
    return exchange -> {
      try (exchange) {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, body.length());
        exchange.getResponseBody().write(body.getBytes(UTF_8));
      }
    };
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String uri(String host) {
    return "%s://%s:%d/".formatted(scheme, host, port());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
