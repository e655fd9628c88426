package dev.interlock.command.prober;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the server as usual, and keeps why it did not, so that it is never blamed on a client.
 */
final class ObservedTrustManager extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager verifier;
  private volatile @Nullable String problem;

  private ObservedTrustManager(X509ExtendedTrustManager verifier) {
    this.verifier = verifier;
  }

  /** Trusts these authorities, or the system's if there are none. */
  static ObservedTrustManager of(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities.isEmpty() ? null : storeOf(authorities));
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .map(ObservedTrustManager::new)
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

  /** Why the server was not verified, if it was not. */
  Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      verifier.checkServerTrusted(chain, authType, socket);
    } catch (CertificateException | RuntimeException e) {
      problem = String.valueOf(e.getMessage());
      throw e;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw onlySockets();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw onlySockets();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw onlySockets();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw onlySockets();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw onlySockets();
  }

  private static CertificateException onlySockets() {
    return new CertificateException("a prober verifies servers, on sockets");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return verifier.getAcceptedIssuers();
  }
}
