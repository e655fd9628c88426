package dev.interlock.command.prober;

import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A client certificate to try.
 *
 * @param certificateId as the report names it
 * @param keyManager signs with its key
 */
public record Presented(String certificateId, X509ExtendedKeyManager keyManager) {

  /** Names the certificate only: a key manager may print what it holds. */
  @Override
  public String toString() {
    return "Presented[" + certificateId + "]";
  }
}
