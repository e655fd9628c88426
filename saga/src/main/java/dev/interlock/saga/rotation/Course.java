package dev.interlock.saga.rotation;

import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.RotationPhase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a rotation stands, by its own events alone.
 *
 * @param waitingSince when the phase was entered, or resumed if that was later
 * @param held why the rotation is held, or null while it goes on
 * @param holds how often it was held
 * @param round how often the phase was resumed
 */
public record Course(
    RotationPhase phase,
    Instant enteredAt,
    Instant waitingSince,
    @Nullable String held,
    boolean abortRequested,
    int holds,
    int round) {

  static Course planned(Instant at) {
    return new Course(RotationPhase.PLANNED, at, at, null, false, 0, 0);
  }

  Course on(RotationEvent event) {
    return switch (event) {
      case RotationRequested ignored -> this;
      case RotationPhaseEntered entered -> entered(entered.phase(), entered.at());
      case RotationHeld hold -> held(hold.reason());
      case RotationResumed resumed -> resumed(resumed.at());
      case RotationAbortRequested ignored ->
          new Course(phase, enteredAt, waitingSince, held, true, holds, round);
    };
  }

  // An abort works while held, so the way back ends a hold; a phase entered beside a hold does not.
  private Course entered(RotationPhase next, Instant at) {
    String still = next == RotationPhase.ROLLING_BACK ? null : held;
    return next == phase ? this : new Course(next, at, at, still, abortRequested, holds, 0);
  }

  private Course held(String reason) {
    return held != null
        ? this
        : new Course(phase, enteredAt, waitingSince, reason, abortRequested, holds + 1, round);
  }

  private Course resumed(Instant at) {
    return held == null && at.equals(waitingSince)
        ? this
        : new Course(phase, enteredAt, at, null, abortRequested, holds, round + 1);
  }
}
