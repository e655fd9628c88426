package dev.interlock.command.prober;

/** What one request showed. */
public enum Verdict {
  /** The server answered as it answers a client that it accepts. */
  ACCEPTED,
  /**
   * The server turned the client away, in TLS or by its answer, for want of a trusted certificate.
   */
  REFUSED,
  /**
   * Neither is proved: no connection, no answer in time, a server that we can not verify, or 5xx.
   */
  INCONCLUSIVE
}
