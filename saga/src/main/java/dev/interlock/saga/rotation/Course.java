package dev.interlock.saga.rotation;

import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationEvent.RotationEscalated;
import dev.interlock.contract.RotationEvent.RotationExpedited;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationReminded;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.RotationEvent.RotationRetryRequested;
import dev.interlock.contract.RotationEvent.RotationRollbackRequested;
import dev.interlock.contract.RotationPhase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a rotation stands, by its own events alone.
 *
 * @param waitingSince when the phase was entered, or resumed if that was later
 * @param held why the rotation is held, or null while it goes on
 * @param abortRequested whether somebody asked to take it back, by an abort or a rollback
 * @param holds how often it was held
 * @param round how often the phase was resumed, or asked for anew after a refusal
 * @param wishes what people asked for beside
 */
public record Course(
    RotationPhase phase,
    Instant enteredAt,
    Instant waitingSince,
    @Nullable String held,
    boolean abortRequested,
    int holds,
    int round,
    Wishes wishes) {

  /** Courses that were stored before people could wish for anything have none. */
  public Course(
      RotationPhase phase,
      Instant enteredAt,
      Instant waitingSince,
      @Nullable String held,
      boolean abortRequested,
      int holds,
      int round,
      @Nullable Wishes wishes) {
    this.phase = phase;
    this.enteredAt = enteredAt;
    this.waitingSince = waitingSince;
    this.held = held;
    this.abortRequested = abortRequested;
    this.holds = holds;
    this.round = round;
    this.wishes = wishes == null ? Wishes.NONE : wishes;
  }

  static Course planned(Instant at) {
    return new Course(RotationPhase.PLANNED, at, at, null, false, 0, 0, Wishes.NONE);
  }

  Course on(RotationEvent event) {
    return switch (event) {
      case RotationRequested ignored -> this;
      case RotationPhaseEntered entered -> entered(entered.phase(), entered.at());
      case RotationHeld hold -> held(hold.reason());
      case RotationReminded ignored -> this;
      case RotationResumed resumed -> resumed(resumed.at());
      case RotationAbortRequested ignored -> takenBack();
      case RotationRollbackRequested ignored -> takenBack();
      case RotationBackendExcluded exclusion -> with(wishes.excluding(exclusion));
      case RotationRetryRequested retry -> with(wishes.retrying(retry.at()));
      case RotationExpedited ignored -> with(wishes.expediting());
      case RotationEscalated declared -> with(wishes.escalating(declared));
    };
  }

  // The way back works while held, so it ends a hold; a phase entered beside a hold does not.
  private Course entered(RotationPhase next, Instant at) {
    String still = next == RotationPhase.ROLLING_BACK ? null : held;
    return next == phase ? this : new Course(next, at, at, still, abortRequested, holds, 0, wishes);
  }

  private Course held(String reason) {
    return held != null
        ? this
        : new Course(
            phase, enteredAt, waitingSince, reason, abortRequested, holds + 1, round, wishes);
  }

  private Course resumed(Instant at) {
    return held == null && at.equals(waitingSince)
        ? this
        : new Course(phase, enteredAt, at, null, abortRequested, holds, round + 1, wishes);
  }

  private Course takenBack() {
    return new Course(phase, enteredAt, waitingSince, held, true, holds, round, wishes);
  }

  private Course with(Wishes changed) {
    return new Course(phase, enteredAt, waitingSince, held, abortRequested, holds, round, changed);
  }

  /** Everything that was refused is asked for under new ids. */
  Course anotherRound() {
    return new Course(
        phase, enteredAt, waitingSince, held, abortRequested, holds, round + 1, wishes);
  }
}
