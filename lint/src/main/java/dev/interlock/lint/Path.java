package dev.interlock.lint;

import java.security.cert.X509Certificate;

/** Where OpenSSL's search for a trusted certificate ends. */
sealed interface Path {

  /** At one that it trusts. */
  record Trusted() implements Path {}

  /** At a trusted certificate that only has the subject of the one looked for. */
  record Shadowed(X509Certificate of, X509Certificate by) implements Path {}

  /** At a certificate whose issuer is not there. */
  record IssuerMissing(X509Certificate of) implements Path {}

  /**
   * At a CA that may not speak for the certificate.
   *
   * @param why as in "its issuer …"
   */
  record IssuerUnfit(X509Certificate issuer, String why) implements Path {}
}
