package dev.interlock.command.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Verifies a server, and keeps why it did not, so that it is never blamed on the client. */
public final class ObservedTrustManager extends X509ExtendedTrustManager {

  private final ServerVerification verification;
  private volatile @Nullable String problem;

  /** Verifies in this way. */
  public ObservedTrustManager(ServerVerification verification) {
    this.verification = verification;
  }

  /** Why the server was not verified, if it was not. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      verification.verify(chain, authType, socket);
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
    return new CertificateException("a client verifies servers, on sockets");
  }

  /** None: only servers name those that they accept. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
