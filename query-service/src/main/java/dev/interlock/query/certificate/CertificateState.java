package dev.interlock.query.certificate;

/** Whether a certificate can still be put to use. */
enum CertificateState {
  ACTIVE,
  DELETED
}
