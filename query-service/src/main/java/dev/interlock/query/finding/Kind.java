package dev.interlock.query.finding;

/** What is wrong. */
public enum Kind {
  /** An instance let in a caller whose certificate nobody trusts. */
  ACCEPTS_UNTRUSTED_CERTIFICATE,
  /** An instance let in a caller with no certificate. */
  ACCEPTS_NO_CERTIFICATE,
  /** An instance refuses what a stage of its backend presents, or does not always accept it. */
  REFUSES_PRESENTED_CERTIFICATE,
  /** The server's own certificate does not verify. */
  SERVER_CERTIFICATE,
  /** An instance did not answer the last probe. */
  UNREACHABLE,
  /** An instance that reports itself has not for longer than its backend allows. */
  SILENT,
  /** An instance could not take its bundle, and goes on with an older one. */
  REFUSES_BUNDLE,
  /** It is not known which instances the backend has. */
  INSTANCES_UNKNOWN,
  /** A certificate that was deleted or has expired is trusted still. */
  TRUST_RESIDUE,
  /** No window lets a rotation of a certificate start that ends before it expires. */
  NO_SAFE_START,
  /** The rotation of a certificate can soon not be expected to end before it expires. */
  SHORT_SLACK,
  /** A policy does not start the rotation that is due. */
  RENEWAL_BLOCKED,
  /** The same as SHORT_SLACK, of a certificate that no policy is about. */
  NOBODY_RENEWS
}
