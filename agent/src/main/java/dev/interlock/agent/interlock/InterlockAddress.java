package dev.interlock.agent.interlock;

import dev.interlock.agent.settings.InvalidSettings;
import dev.interlock.agent.settings.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Where Interlock is, and who signed its certificate.
 *
 * @param authorities PEM; the JDK's own when empty
 */
record InterlockAddress(URI root, Optional<Path> authorities) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  static InterlockAddress of(Keys keys) {
    String text = keys.required("interlock", "https://interlock.example");
    URI root;
    try {
      root = URI.create(text.replaceAll("/+$", "") + "/");
    } catch (IllegalArgumentException e) {
      throw keys.invalid("interlock", "is '%s', which is no URL".formatted(text));
    }
    boolean tls = "https".equals(root.getScheme());
    if (root.getHost() == null || !(tls || "http".equals(root.getScheme()))) {
      throw keys.invalid("interlock", "is '%s'; write https://HOST:PORT".formatted(text));
    }
    if (!tls && !LOOPBACK.contains(root.getHost())) {
      throw keys.invalid(
          "interlock",
          "is '%s', which would send the access key in the clear; use https".formatted(text));
    }
    return new InterlockAddress(root, keys.optional("interlock.authorities").map(keys::resolved));
  }

  URI resolve(String path) {
    return root.resolve(path);
  }

  HttpClient client(Duration connectTimeout) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connectTimeout);
    authorities.map(InterlockAddress::trusting).ifPresent(builder::sslContext);
    return builder.build();
  }

  private static SSLContext trusting(Path pem) {
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
      throw new InvalidSettings(
          "interlock.authorities: %s holds no certificates in PEM (%s)".formatted(pem, e));
    }
  }
}
