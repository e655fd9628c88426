package dev.interlock.gateway.proxy;

import io.vertx.core.http.HttpConnection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** The client certificate of a connection, as it was sent in the handshake. */
final class PresentedCertificate {
  private static final int KEPT = 1_000;

  /** A digest for each request would cost more than the rest of the log. */
  private static final Map<Certificate, String> FINGERPRINTS = new ConcurrentHashMap<>();

  private PresentedCertificate() {}

  /** Its fingerprint; null when the backend asked for none, or it is not TLS. */
  static @Nullable String on(HttpConnection connection) {
    SSLSession session = connection.isSsl() ? connection.sslSession() : null;
    Certificate[] sent = session == null ? null : session.getLocalCertificates();
    if (sent == null || sent.length == 0) {
      return null;
    }
    if (FINGERPRINTS.size() > KEPT) {
      FINGERPRINTS.clear();
    }
    return FINGERPRINTS.computeIfAbsent(sent[0], PresentedCertificate::fingerprint);
  }

  private static String fingerprint(Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
