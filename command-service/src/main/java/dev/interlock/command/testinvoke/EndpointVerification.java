package dev.interlock.command.testinvoke;

import dev.interlock.command.tls.ServerVerification;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Verifies a backend against the supported authorities. Told to skip that (AWS:
 * tlsConfig.insecureSkipVerification), it takes the backend's own root instead, but still checks
 * the dates, the host name, and that there is a root in what the backend sends: one with the key
 * usage keyCertSign and the basic constraint CA:TRUE.
 */
final class EndpointVerification implements ServerVerification {
  private static final int KEY_CERT_SIGN = 5;

  /** How the JDK words that a certificate is for another host. */
  private static final Pattern OTHER_HOST =
      Pattern.compile("No (subject alternative|name matching) .*");

  private final String host;
  private final ServerVerification supported;
  private final boolean skipsAuthority;
  private volatile boolean skipped;

  EndpointVerification(String host, ServerVerification supported, boolean skipsAuthority) {
    this.host = host;
    this.supported = supported;
    this.skipsAuthority = skipsAuthority;
  }

  /** Whether the backend was accepted though no supported authority issued its certificate. */
  boolean skipped() {
    return skipped;
  }

  @Override
  public void verify(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      verifyOrSkip(chain, authType, socket);
    } catch (CertificateException e) {
      if (OTHER_HOST.matcher(String.valueOf(e.getMessage())).matches()) {
        throw new CertificateException(
            "Host name '%s' does not match the certificate subject provided by the peer (%s)"
                .formatted(host, chain[0].getSubjectX500Principal().getName()),
            e);
      }
      throw e;
    }
  }

  private void verifyOrSkip(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      supported.verify(chain, authType, socket);
    } catch (CertificateException unsupported) {
      Optional<X509Certificate> root =
          skipsAuthority
              ? Arrays.stream(chain).filter(EndpointVerification::isRoot).findFirst()
              : Optional.empty();
      if (root.isEmpty()) {
        throw unsupported;
      }
      requireValidNow(chain);
      against(root.get()).verify(chain, authType, socket);
      skipped = true;
    }
  }

  private static boolean isRoot(X509Certificate certificate) {
    boolean[] keyUsage = certificate.getKeyUsage();
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
        && certificate.getBasicConstraints() >= 0
        && keyUsage != null
        && keyUsage[KEY_CERT_SIGN]
        && isSignedByItself(certificate);
  }

  private static boolean isSignedByItself(X509Certificate certificate) {
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** By hand, since the JDK asks for no dates of a certificate that it is told to trust. */
  private static void requireValidNow(X509Certificate[] chain) throws CertificateException {
    for (X509Certificate certificate : chain) {
      try {
        certificate.checkValidity();
      } catch (CertificateException e) {
        throw new CertificateException(
            "PKIX path validation failed: "
                + new CertPathValidatorException("validity check failed"),
            e);
      }
    }
  }

  private static ServerVerification against(X509Certificate root) throws CertificateException {
    try {
      return ServerVerification.against(List.of(root));
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException(e);
    }
  }
}
