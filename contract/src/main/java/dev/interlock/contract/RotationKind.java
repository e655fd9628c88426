package dev.interlock.contract;

import static dev.interlock.contract.RotationPhase.ACTIVATING;
import static dev.interlock.contract.RotationPhase.DISTRIBUTING;
import static dev.interlock.contract.RotationPhase.DRAINING;
import static dev.interlock.contract.RotationPhase.PLANNED;
import static dev.interlock.contract.RotationPhase.PREPARED;
import static dev.interlock.contract.RotationPhase.REHEARSED;
import static dev.interlock.contract.RotationPhase.RETIRED;
import static dev.interlock.contract.RotationPhase.ROLLING_BACK;
import static dev.interlock.contract.RotationPhase.UNTRUSTING;
import static dev.interlock.contract.RotationPhase.WITHDRAWING;

import java.util.List;
import java.util.Optional;

/** What a rotation is made for, which decides its course. */
public enum RotationKind {
  /** To replace a certificate before it expires, at a pace that cuts nothing short. */
  ROUTINE,
  /** To replace a certificate whose key is compromised, as fast as evidence allows. */
  EMERGENCY,
  /** To learn whether a rotation would succeed, with a throw-away certificate and no switch. */
  REHEARSAL;

  private static final List<RotationPhase> REPLACEMENT =
      List.of(PLANNED, PREPARED, DISTRIBUTING, ACTIVATING, DRAINING, UNTRUSTING, RETIRED);
  private static final List<RotationPhase> TRIAL =
      List.of(PLANNED, PREPARED, DISTRIBUTING, WITHDRAWING, REHEARSED);

  /** The phases of the way forward, in their order. */
  public List<RotationPhase> course() {
    return switch (this) {
      case ROUTINE, EMERGENCY -> REPLACEMENT;
      case REHEARSAL -> TRIAL;
    };
  }

  /** The phase that follows on the way forward; empty where that has ended, and on the way back. */
  public Optional<RotationPhase> after(RotationPhase phase) {
    int next = course().indexOf(phase) + 1;
    return next == 0 || next == course().size()
        ? Optional.empty()
        : Optional.of(course().get(next));
  }

  /** Whether a rotation may go from a phase to another one. */
  public boolean leads(RotationPhase from, RotationPhase to) {
    return switch (to) {
      case ROLLING_BACK -> course().contains(from) && from.reversible();
      case ROLLED_BACK -> from == ROLLING_BACK;
      case PLANNED,
          PREPARED,
          DISTRIBUTING,
          ACTIVATING,
          DRAINING,
          UNTRUSTING,
          RETIRED,
          WITHDRAWING,
          REHEARSED ->
          after(from).filter(to::equals).isPresent();
    };
  }

  /** Whether its stages ever present the successor. */
  public boolean switches() {
    return course().contains(ACTIVATING);
  }
}
