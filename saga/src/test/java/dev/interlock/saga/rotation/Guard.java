package dev.interlock.saga.rotation;

/** What the write side looks at, whatever the saga believes. */
enum Guard {
  /** No stage presents what a backend has not proved to accept. */
  PROOF_TO_SWITCH,
  /** No stage presents what has expired. */
  VALIDITY_TO_SWITCH,
  /** Nothing is retired that a backend has not proved to refuse. */
  PROOF_TO_RETIRE,
  /** No phase is entered in which a stage must not present what it does. */
  STAGES_TO_ENTER,
  /** No bundle lacks what a stage presents. */
  STAGES_TO_REVISE,
  /** Nothing is untrusted before each gateway said that it presents something else. */
  GATEWAYS_TO_UNTRUST,
  /** No bundle lacks what a gateway may present. */
  GATEWAYS_TO_REVISE,
  /** Only the backend that was named is excluded. */
  EXCLUSION_BY_NAME,
  /** A rehearsal goes its own way, on which no stage switches. */
  REHEARSAL_SWITCHES_NOTHING
}
