package dev.interlock.command.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** How a client verifies a server's certificate, its name included. */
@FunctionalInterface
public interface ServerVerification {

  /**
   * Returns when the server is verified.
   *
   * @param chain as the server sent it, its own certificate first
   * @param socket in its handshake, which knows the name to expect
   * @throws CertificateException when it is not verified; the text is the JDK's
   */
  void verify(X509Certificate[] chain, String authType, Socket socket) throws CertificateException;

  /** The JDK's own verification against these authorities, or the system's if there are none. */
  static ServerVerification against(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    return verifier(authorities.isEmpty() ? null : storeOf(authorities))::checkServerTrusted;
  }

  /** The system's authorities. */
  static List<X509Certificate> systemAuthorities() throws GeneralSecurityException {
    return List.of(verifier(null).getAcceptedIssuers());
  }

  private static X509ExtendedTrustManager verifier(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static KeyStore storeOf(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    return store;
  }
}
