package dev.interlock.contract;

/** Why a certificate may not be renewed in time. */
public enum RenewalRisk {
  /** No window lets a rotation start that can be expected to end before the certificate expires. */
  NO_SAFE_START,
  /** The last safe start is near, and no rotation is open. */
  SHORT_SLACK,
  /**
   * Its policy does not start the rotation that is due: a guard refuses it, or it was taken back.
   */
  BLOCKED,
  /** The last safe start is near, and no policy is about the certificate. */
  NOBODY_RENEWS
}
