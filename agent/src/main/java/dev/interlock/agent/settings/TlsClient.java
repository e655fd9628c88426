package dev.interlock.agent.settings;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** HTTP clients of servers whose authority is in a file. */
public final class TlsClient {
  private TlsClient() {}

  /**
   * A client.
   *
   * @param key the setting that names the file, for errors
   * @param authorities PEM; the JDK's own when empty
   * @throws InvalidSettings if the file holds no certificates
   */
  public static HttpClient of(String key, Optional<Path> authorities, Duration connectTimeout) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connectTimeout);
    authorities.map(pem -> trusting(key, pem)).ifPresent(builder::sslContext);
    return builder.build();
  }

  private static SSLContext trusting(String key, Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority " + store.size(), one);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new InvalidSettings("%s: %s holds no certificates in PEM (%s)".formatted(key, pem, e));
    }
  }
}
