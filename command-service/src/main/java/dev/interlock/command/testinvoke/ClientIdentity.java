package dev.interlock.command.testinvoke;

import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The client certificate of an invocation.
 *
 * @param fingerprint SHA-256 of its DER, in lower-case hexadecimal digits
 * @param keyManager signs with its key
 */
record ClientIdentity(String certificateId, String fingerprint, X509ExtendedKeyManager keyManager) {

  /** Names the certificate only: a key manager may print what it holds. */
  @Override
  public String toString() {
    return certificateId + ", SHA-256 " + fingerprint;
  }
}
