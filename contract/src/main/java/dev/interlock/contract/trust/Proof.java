package dev.interlock.contract.trust;

/** What is known, at the level that the backend requires, of an instance and a certificate. */
public enum Proof {
  /** It is proved that the instance accepts the certificate. */
  ACCEPTS,
  /** It is proved that the instance refuses the certificate. */
  REFUSES,
  /** Neither is proved. */
  UNKNOWN;

  /** What the trust of a backend says of one of its instances and a certificate. */
  public static Proof of(BackendTrust trust, String instance, String certificateId) {
    if (!trust.notAccepting(certificateId).contains(instance)) {
      return ACCEPTS;
    }
    return trust.notRefusing(certificateId).contains(instance) ? UNKNOWN : REFUSES;
  }
}
