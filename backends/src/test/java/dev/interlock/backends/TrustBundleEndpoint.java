package dev.interlock.backends;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Interlock's side of the agent's protocol, over real HTTP. */
final class TrustBundleEndpoint implements AutoCloseable {

  static final AccessKey KEY = new AccessKey("AKIAAGENT", "hush");

  private final HttpServer server;
  private final List<String> acknowledgements = new CopyOnWriteArrayList<>();
  private @Nullable TrustBundle bundle;
  private int acknowledgementsToFail;
  private volatile boolean askedTooEarly;

  TrustBundleEndpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/backends/orders eu/trust-bundle", known(this::bundle));
    server.createContext("/v1/backends/orders eu/acknowledgements", known(this::acknowledgement));
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  synchronized void publish(long version, String pem) {
    bundle = new TrustBundle(version, pem);
    notifyAll();
  }

  synchronized void failNextAcknowledgements(int number) {
    acknowledgementsToFail = number;
  }

  List<String> acknowledgements() {
    return acknowledgements;
  }

  boolean askedTooEarly() {
    return askedTooEarly;
  }

  private static HttpHandler known(HttpHandler handler) {
    return exchange -> {
      String pair = Base64.getEncoder().encodeToString("AKIAAGENT:hush".getBytes(UTF_8));
      if (("Basic " + pair).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        handler.handle(exchange);
      } else {
        exchange.sendResponseHeaders(401, -1);
        exchange.close();
      }
    };
  }

  private void bundle(HttpExchange exchange) throws IOException {
    String known = exchange.getRequestHeaders().getFirst("If-None-Match");
    TrustBundle answer = await(known);
    if (answer == null) {
      if (known == null) {
        askedTooEarly = true;
      }
      exchange.sendResponseHeaders(known == null ? 404 : 304, -1);
    } else {
      exchange.getResponseHeaders().set("ETag", tag(answer));
      exchange.getResponseHeaders().set("Content-Type", "application/pem-certificate-chain");
      byte[] body = answer.pem().getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private synchronized @Nullable TrustBundle await(@Nullable String known) {
    try {
      if (bundle != null && tag(bundle).equals(known)) {
        wait(1_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return bundle == null || tag(bundle).equals(known) ? null : bundle;
  }

  private void acknowledgement(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    synchronized (this) {
      if (acknowledgementsToFail > 0) {
        acknowledgementsToFail--;
        exchange.sendResponseHeaders(503, -1);
      } else {
        acknowledgements.add(body);
        exchange.sendResponseHeaders(202, -1);
      }
    }
    exchange.close();
  }

  private static String tag(TrustBundle bundle) {
    return "\"" + bundle.version() + "\"";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
