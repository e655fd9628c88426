package dev.interlock.contract;

/** Why a probe with one identity concluded nothing. */
public enum Doubt {
  /** No connection, or no answer in time. */
  UNREACHABLE,
  /** The server's own certificate does not verify: expired, of another name, or of no root. */
  SERVER_NOT_VERIFIED,
  /** Accepted with one version of TLS and refused with another. */
  VERSIONS_DIFFER,
  /** Anything else. */
  UNCLEAR
}
