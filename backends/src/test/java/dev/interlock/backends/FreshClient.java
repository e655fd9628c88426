package dev.interlock.backends;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A client of a test: its first request is always on a fresh connection of a fresh TLS context. */
final class FreshClient implements AutoCloseable {

  private final BackendServer server;
  private final HttpClient http;

  FreshClient(BackendServer server, @Nullable ThrowAwayIdentity identity) {
    this.server = server;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(context(server, identity))
            .build();
  }

  /** Whether one request on a fresh connection is answered as one of a trusted client. */
  static boolean accepted(BackendServer server, @Nullable ThrowAwayIdentity identity) {
    try (FreshClient client = new FreshClient(server, identity)) {
      return client.get().statusCode() == 200;
    } catch (IOException refusedInTls) {
      return false;
    }
  }

  HttpResponse<String> get() throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(server.uri()).timeout(Duration.ofSeconds(10)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static SSLContext context(BackendServer server, @Nullable ThrowAwayIdentity identity) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "authority", Pem.certificates(server.serverAuthorityPem()).getFirst());
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          identity == null ? new KeyManager[0] : new KeyManager[] {identity.keyManager()},
          trust.getTrustManagers(),
          null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
