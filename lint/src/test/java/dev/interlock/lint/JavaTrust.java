package dev.interlock.lint;

import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The trust manager with which Java servers verify their clients. */
final class JavaTrust {
  private JavaTrust() {}

  /** Those of the clients that a server with the bundle lets in. */
  static Set<Identity> accepts(List<Identity> bundle, List<Identity> clients) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (Identity trusted : bundle) {
      store.setCertificateEntry("c" + store.size(), trusted.certificate());
    }
    var factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    X509TrustManager manager = (X509TrustManager) factory.getTrustManagers()[0];
    Set<Identity> accepted = new LinkedHashSet<>();
    for (Identity client : clients) {
      try {
        manager.checkClientTrusted(
            new X509Certificate[] {client.certificate()},
            client.certificate().getPublicKey().getAlgorithm());
        accepted.add(client);
      } catch (CertificateException refused) {
        // Not one of those.
      }
    }
    return accepted;
  }
}
