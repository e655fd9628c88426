package dev.interlock.command.tls;

/** A server's CertificateRequest (RFC 8446, section 4.3.2) and our answer. */
public enum Asked {
  /** As far as the handshake went, the server did not ask. */
  NO,
  /** Asked, and the certificate was presented. */
  PRESENTED,
  /** Asked, and none was given, since there is none to give. */
  WITHHELD,
  /** Asked for a kind that our key can not sign for, so none was given. */
  UNFIT
}
