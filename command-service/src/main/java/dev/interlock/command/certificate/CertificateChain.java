package dev.interlock.command.certificate;

import dev.interlock.contract.CertificateFacts;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate and those that signed it, in order.
 *
 * @param certificates the client's own first, then each one's signer, the last self-signed
 */
public record CertificateChain(List<X509Certificate> certificates) {

  /** Fixes the list. */
  public CertificateChain {
    certificates = List.copyOf(certificates);
  }

  /** The client's own. */
  public CertificateFacts client() {
    return X509Facts.of(certificates.getFirst());
  }

  /** Those that signed it, the nearest first; none when it is self-signed. */
  public List<CertificateFacts> authorities() {
    return certificates.stream().skip(1).map(X509Facts::of).toList();
  }
}
