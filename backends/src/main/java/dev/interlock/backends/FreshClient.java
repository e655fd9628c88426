package dev.interlock.backends;

import java.io.IOException;
import java.net.URI;
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
public final class FreshClient implements AutoCloseable {

  private final URI uri;
  private final HttpClient http;

  /**
   * A client of one server.
   *
   * @param authorityPem who signed the server's certificate
   * @param identity what it presents; nothing if null
   */
  public FreshClient(URI uri, String authorityPem, @Nullable ThrowAwayIdentity identity) {
    this.uri = uri;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(
                identity == null
                    ? context(authorityPem)
                    : context(authorityPem, identity.keyManager()))
            .build();
  }

  /** Whether one request on a fresh connection is answered as one of a trusted client. */
  static boolean accepted(BackendServer server, @Nullable ThrowAwayIdentity identity) {
    try (FreshClient client = of(server, identity)) {
      return client.isAccepted();
    }
  }

  static FreshClient of(BackendServer server, @Nullable ThrowAwayIdentity identity) {
    return new FreshClient(server.uri(), server.serverAuthorityPem(), identity);
  }

  /** Whether a request is answered as one of a trusted client. */
  public boolean isAccepted() {
    try {
      return get().statusCode() == 200;
    } catch (IOException refusedInTls) {
      return false;
    }
  }

  /**
   * The answer to a request.
   *
   * @throws IOException also if TLS refuses the client
   */
  public HttpResponse<String> get() throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /**
   * TLS of a client, with sessions of its own.
   *
   * @param authorityPem who signed the server's certificate
   * @param keys what it presents
   */
  public static SSLContext context(String authorityPem, KeyManager... keys) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("authority", Pem.certificates(authorityPem).getFirst());
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust.getTrustManagers(), null);
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
