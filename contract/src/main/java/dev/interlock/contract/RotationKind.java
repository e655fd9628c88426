package dev.interlock.contract;

/** What a rotation is made for, which decides its course. */
public enum RotationKind {
  /** To replace a certificate before it expires, at a pace that cuts nothing short. */
  ROUTINE,
  /** To replace a certificate whose key is compromised, as fast as evidence allows. */
  EMERGENCY,
  /** To learn whether a rotation would succeed, with a throw-away certificate and no switch. */
  REHEARSAL
}
