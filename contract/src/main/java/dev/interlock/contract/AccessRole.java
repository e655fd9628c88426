package dev.interlock.contract;

/** What an access key may do; each role may do all that the one before it may. */
public enum AccessRole {
  /** Reads everything but access keys. */
  VIEWER,
  /** Changes everything but access keys. */
  OPERATOR,
  /** Makes, disables and deletes access keys. */
  ADMIN;

  /** Whether this role may do what another may. */
  public boolean includes(AccessRole other) {
    return compareTo(other) >= 0;
  }
}
