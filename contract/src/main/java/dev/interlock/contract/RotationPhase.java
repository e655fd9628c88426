package dev.interlock.contract;

/**
 * Where a rotation stands. Each phase is entered only on the evidence that the one before asks; in
 * which order, its {@link RotationKind} says.
 */
public enum RotationPhase {
  /** Stages and backends are resolved. */
  PLANNED,
  /** The successor's key pair and certificate are being made. */
  PREPARED,
  /** Every backend is told to trust the successor beside the certificate in use. */
  DISTRIBUTING,
  /** The stages switch to the successor. */
  ACTIVATING,
  /** Sessions opened with the old certificate end. */
  DRAINING,
  /** Every backend is told to trust the successor alone. The point of no return. */
  UNTRUSTING,
  /** Every backend has proved that it refuses the old certificate, which is deleted. */
  RETIRED,
  /** The stages return to the old certificate and the successor is withdrawn. */
  ROLLING_BACK,
  /** The rotation was taken back; the old certificate is in use. */
  ROLLED_BACK,
  /** Every backend is told to drop the throw-away certificate of a rehearsal. */
  WITHDRAWING,
  /** Every backend has proved that it refuses the throw-away certificate, which is deleted. */
  REHEARSED;

  /** Whether the rotation can still be taken back. */
  public boolean reversible() {
    return switch (this) {
      case PLANNED, PREPARED, DISTRIBUTING, ACTIVATING, DRAINING, WITHDRAWING -> true;
      case UNTRUSTING, RETIRED, ROLLING_BACK, ROLLED_BACK, REHEARSED -> false;
    };
  }

  /** Whether nothing follows. */
  public boolean terminal() {
    return this == RETIRED || this == ROLLED_BACK || this == REHEARSED;
  }
}
