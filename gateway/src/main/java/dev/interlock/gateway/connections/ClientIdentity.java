package dev.interlock.gateway.connections;

import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A certificate that a stage presents, with what signs for it.
 *
 * @param certificateId its name in Interlock
 * @param fingerprint SHA-256 of its DER, in lower-case hexadecimal digits
 */
public record ClientIdentity(
    String certificateId, String fingerprint, X509ExtendedKeyManager keyManager) {

  /** Names the certificate only: a key manager may print what it holds. */
  @Override
  public String toString() {
    return "%s (%s)".formatted(certificateId, fingerprint);
  }
}
