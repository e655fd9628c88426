package dev.interlock.contract;

/** What one probe of an instance with one identity showed. */
public enum Verdict {
  /** The request was answered as from an accepted client. */
  ACCEPTED,
  /** The identity was turned away, in the handshake or by the answer. */
  REFUSED,
  /** Neither can be concluded: unreachable, timed out, or failed for another reason. */
  INCONCLUSIVE
}
