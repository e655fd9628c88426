package dev.interlock.backends;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** The TLS side of {@link JvmServer}, from the files of its directory. */
final class JvmTls {

  private JvmTls() {}

  static SSLContext context(Path directory, boolean verifiesClients)
      throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    char[] noPassword = new char[0];
    keys.init(identity(directory, noPassword), noPassword);
    SSLContext context = SSLContext.getInstance("TLS");
    TrustManager[] trust =
        verifiesClients ? trusted(directory) : new TrustManager[] {new TrustsAnybody()};
    context.init(keys.getKeyManagers(), trust, null);
    return context;
  }

  private static KeyStore identity(Path directory, char[] password)
      throws IOException, GeneralSecurityException {
    var certificates =
        Pem.certificates(Files.readString(directory.resolve(ServerIdentity.CERTIFICATE)));
    byte[] key = Pem.decode(Files.readString(directory.resolve(ServerIdentity.KEY)));
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "server",
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
        password,
        certificates.toArray(Certificate[]::new));
    return store;
  }

  private static TrustManager[] trusted(Path directory)
      throws IOException, GeneralSecurityException {
    List<X509Certificate> bundle =
        Pem.certificates(Files.readString(directory.resolve(TrustFile.NAME)));
    if (bundle.isEmpty()) {
      throw new CertificateException(TrustFile.NAME + " holds no certificate");
    }
    KeyStore store = emptyStore();
    for (X509Certificate certificate : bundle) {
      store.setCertificateEntry(Pem.fingerprint(certificate), certificate);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** Only for {@link BackendSettings#acceptsAnybody()}: the mistake that a probe must notice. */
  private static final class TrustsAnybody extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      throw new CertificateException("a server has no servers to trust");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("a server has no servers to trust");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("a server has no servers to trust");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
