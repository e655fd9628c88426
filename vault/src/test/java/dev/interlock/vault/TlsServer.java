package dev.interlock.vault;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A JDK TLS server on the loopback address that requires a client certificate. */
final class TlsServer {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final TrustManager[] clientTrust;
  private final KeyStore identity;

  private TlsServer(TrustManager[] clientTrust) throws Exception {
    this.clientTrust = clientTrust;
    this.identity = selfSignedIdentity();
  }

  static TlsServer trusting(X509Certificate... clients) throws Exception {
    return new TlsServer(trustManagers(keyStore(clients)));
  }

  /** The careless backend: it compares the subject and no key. */
  static TlsServer checkingOnlyTheNameOf(X509Certificate client) throws Exception {
    X509TrustManager byName =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String authType)
              throws CertificateException {
            if (!chain[0].getSubjectX500Principal().equals(client.getSubjectX500Principal())) {
              throw new CertificateException("Another name");
            }
          }

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String authType) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    return new TlsServer(new TrustManager[] {byName});
  }

  /** One whole exchange. Returns what the server saw, or throws what the server threw. */
  X509Certificate seesFrom(KeyManager client, String protocol) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(identity, new char[0]);
    try (SSLServerSocket listener =
        (SSLServerSocket)
            context(keys.getKeyManagers(), clientTrust)
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listener.setNeedClientAuth(true);
      listener.setSoTimeout(TIMEOUT_MILLIS);
      CompletableFuture<X509Certificate> seen =
          CompletableFuture.supplyAsync(() -> serve(listener));
      try {
        call(client, protocol, listener.getLocalPort());
      } catch (IOException e) {
        // What the server says of it counts.
      }
      return seen.orTimeout(2L * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static X509Certificate serve(SSLServerSocket listener) {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      int request = socket.getInputStream().read();
      socket.getOutputStream().write(request);
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private void call(KeyManager client, String protocol, int port)
      throws IOException, GeneralSecurityException {
    SSLContext context = context(new KeyManager[] {client}, trustManagers(identity));
    try (SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.setEnabledProtocols(new String[] {protocol});
      socket.getOutputStream().write('?');
      // A TLS 1.3 client learns of a refusal only when it reads.
      socket.getInputStream().read();
    }
  }

  private static SSLContext context(KeyManager[] keys, TrustManager[] trust)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust, null);
    return context;
  }

  private static TrustManager[] trustManagers(KeyStore trusted) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    return factory.getTrustManagers();
  }

  private static KeyStore keyStore(X509Certificate... trusted)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < trusted.length; i++) {
      store.setCertificateEntry("trusted" + i, trusted[i]);
    }
    return store;
  }

  private static KeyStore selfSignedIdentity()
      throws GeneralSecurityException, IOException, OperatorCreationException {
    KeyPair keys = KeyAlgorithm.P_256.kind().generate(new SecureRandom());
    X500Name name = new X500Name("CN=localhost");
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(Instant.EPOCH),
                        Date.from(Instant.parse("2049-12-31T23:59:59Z")),
                        name,
                        keys.getPublic())
                    .build(
                        new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    KeyStore store = keyStore(certificate);
    store.setKeyEntry(
        "server", keys.getPrivate(), new char[0], new X509Certificate[] {certificate});
    return store;
  }
}
