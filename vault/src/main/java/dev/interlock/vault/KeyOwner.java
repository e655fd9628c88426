package dev.interlock.vault;

import java.security.PublicKey;

/** Whose private key it is; sealed values are bound to the id and the fingerprint. */
sealed interface KeyOwner permits IssuedCertificate, PendingCertificate {

  String certificateId();

  String keyHandle();

  /** SHA-256 of the DER, 64 lower-case hexadecimal digits. */
  String fingerprint();

  PublicKey publicKey();
}
