package dev.interlock.backends;

import java.security.cert.CertificateException;
import java.util.List;

/** A version of a backend's trust bundle, as Interlock gave it out. */
record TrustBundle(long version, String pem) {

  /** The SHA-256 of each certificate's DER, in lower-case hexadecimal digits. */
  List<String> fingerprints() throws CertificateException {
    return pem.isBlank()
        ? List.of()
        : Pem.certificates(pem).stream().map(Pem::fingerprint).toList();
  }
}
