package dev.interlock.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate in a trust bundle.
 *
 * @param authorities those without which servers on OpenSSL do not verify it; none when it is
 *     self-signed
 */
public record TrustedCertificate(
    String certificateId, String fingerprint, String pem, List<TrustedAuthority> authorities) {

  /** Whose certificates a backend accepts from then on, not this one alone. */
  public record TrustedAuthority(String fingerprint, String pem) {}

  /** Bundles of before there were authorities have none. */
  public TrustedCertificate(
      String certificateId,
      String fingerprint,
      String pem,
      @Nullable List<TrustedAuthority> authorities) {
    this.certificateId = certificateId;
    this.fingerprint = fingerprint;
    this.pem = pem;
    this.authorities = authorities == null ? List.of() : List.copyOf(authorities);
  }

  /** A self-signed one. */
  public TrustedCertificate(String certificateId, String fingerprint, String pem) {
    this(certificateId, fingerprint, pem, List.of());
  }
}
