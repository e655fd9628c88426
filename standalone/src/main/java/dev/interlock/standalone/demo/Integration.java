package dev.interlock.standalone.demo;

import dev.interlock.backends.BackendServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The way to one backend: each request goes out with the certificate of now. Requests are POST,
 * which no client sends twice by itself: what is lost counts as lost.
 */
final class Integration implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String backendId;
  private final TrustManager[] serverTrust;
  private final HttpRequest request;
  private volatile @Nullable CertifiedClient current;

  Integration(String backendId, BackendServer server) {
    this(backendId, server.uri(), Tls.trusting(server.serverAuthorityPem()));
  }

  private Integration(String backendId, URI uri, TrustManager[] serverTrust) {
    this.backendId = backendId;
    this.serverTrust = serverTrust;
    this.request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"order\":1}"))
            .build();
  }

  String backendId() {
    return backendId;
  }

  boolean ready() {
    return current != null;
  }

  /** From now on requests go out with this certificate; those on their way end as they began. */
  synchronized void present(ClientIdentity identity) {
    CertifiedClient before = current;
    current = new CertifiedClient(Tls.context(identity.keys(), serverTrust));
    if (before != null) {
      before.letGo();
    }
  }

  HttpResponse<String> send(boolean freshConnection) throws IOException, InterruptedException {
    CertifiedClient client = enter();
    try {
      return client.send(request, freshConnection);
    } finally {
      client.leave();
    }
  }

  private CertifiedClient enter() {
    while (true) {
      CertifiedClient client = current;
      if (client == null) {
        throw new IllegalStateException("The stage presents no certificate yet");
      }
      if (client.enter()) {
        return client;
      }
      // Let go since it was read: there is a newer one.
    }
  }

  @Override
  public synchronized void close() throws InterruptedException {
    CertifiedClient last = current;
    if (last != null) {
      last.letGo().join();
    }
  }
}
