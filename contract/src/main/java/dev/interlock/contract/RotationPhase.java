package dev.interlock.contract;

/** Where a rotation stands. Each phase is entered only on the evidence that the one before asks. */
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
  ROLLED_BACK;

  /** Whether the rotation can still be taken back. */
  public boolean reversible() {
    return compareTo(UNTRUSTING) < 0;
  }

  /** Whether nothing follows. */
  public boolean terminal() {
    return this == RETIRED || this == ROLLED_BACK;
  }

  /** Whether a rotation may go from this phase to the next one given. */
  public boolean leadsTo(RotationPhase next) {
    return switch (next) {
      case PLANNED -> false;
      case ROLLING_BACK -> reversible();
      case ROLLED_BACK -> this == ROLLING_BACK;
      case PREPARED, DISTRIBUTING, ACTIVATING, DRAINING, UNTRUSTING, RETIRED ->
          next.ordinal() == ordinal() + 1;
    };
  }
}
