package dev.interlock.standalone.demo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Phaser;
import javax.net.ssl.SSLContext;

/**
 * Calls of one backend with one certificate, on connections that are kept, or on fresh ones. Let
 * go, it lets requests finish and then closes its connections.
 */
final class CertifiedClient {
  private final SSLContext tls;
  private final HttpClient keeping;
  // One party for the owner, and one for each request.
  private final Phaser users = new Phaser(1);

  CertifiedClient(SSLContext tls) {
    this.tls = tls;
    this.keeping = client();
  }

  /** Whether a request may be sent; if so, {@link #leave()} must follow. */
  boolean enter() {
    return users.register() >= 0;
  }

  void leave() {
    users.arriveAndDeregister();
  }

  HttpResponse<String> send(HttpRequest request, boolean freshConnection)
      throws IOException, InterruptedException {
    if (!freshConnection) {
      return keeping.send(request, HttpResponse.BodyHandlers.ofString());
    }
    try (HttpClient fresh = client()) {
      return fresh.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  /** Takes no more requests; the connections are closed once those on their way have ended. */
  Thread letGo() {
    users.arriveAndDeregister();
    return Thread.ofVirtual()
        .start(
            () -> {
              users.awaitAdvance(0);
              keeping.close();
            });
  }

  private HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build();
  }
}
