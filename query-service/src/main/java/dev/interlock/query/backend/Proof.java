package dev.interlock.query.backend;

import dev.interlock.contract.Evidence;
import dev.interlock.contract.trust.InstanceTrust;

/** What is known, at the level that the backend requires, of an instance and a certificate. */
public enum Proof {
  /** It is proved that the instance accepts the certificate. */
  ACCEPTS,
  /** It is proved that the instance refuses the certificate. */
  REFUSES,
  /** Neither is proved. */
  UNKNOWN;

  static Proof of(InstanceTrust trust, String certificateId, Evidence required) {
    if (trust.accepts(certificateId, required)) {
      return ACCEPTS;
    }
    return trust.refuses(certificateId, required) ? REFUSES : UNKNOWN;
  }
}
