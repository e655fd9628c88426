package dev.interlock.query.rotation;

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
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step in the course of a rotation.
 *
 * @param phase the phase entered, for a step of kind PHASE
 * @param because why, one sentence each
 * @param backends the backends that it waits for, for a step of kind HELD or REMINDED; those
 *     excluded
 * @param by the access key that asked, if one did
 */
public record RotationStep(
    Instant at,
    Kind kind,
    @Nullable RotationPhase phase,
    List<String> because,
    List<String> backends,
    @Nullable String by) {

  /** What happened. */
  public enum Kind {
    /** A phase was entered. */
    PHASE,
    /** The rotation stopped. */
    HELD,
    /** Half of the time of its phase has passed. */
    REMINDED,
    /** It went on. */
    RESUMED,
    /** A person asked to take it back before a stage switched. */
    ABORT_REQUESTED,
    /** A person asked to take it back, also after stages have switched. */
    ROLLBACK_REQUESTED,
    /** A person let it go on without proof of a backend. */
    BACKEND_EXCLUDED,
    /** A person asked that what is lacking be asked for again. */
    RETRY_REQUESTED,
    /** A person asked that it wait for no time any more. */
    EXPEDITED,
    /** A person declared it an emergency. */
    ESCALATED
  }

  static RotationStep of(RotationEvent event) {
    return switch (event) {
      case RotationRequested requested ->
          new RotationStep(
              requested.at(),
              Kind.PHASE,
              RotationPhase.PLANNED,
              Stream.ofNullable(requested.reason()).toList(),
              List.of(),
              requested.by());
      case RotationPhaseEntered entered ->
          new RotationStep(
              entered.at(), Kind.PHASE, entered.phase(), entered.because(), List.of(), null);
      case RotationHeld held ->
          new RotationStep(
              held.at(), Kind.HELD, null, List.of(held.reason()), held.backends(), held.by());
      case RotationReminded reminder ->
          new RotationStep(
              reminder.at(),
              Kind.REMINDED,
              null,
              List.of(reminder.reason()),
              reminder.backends(),
              null);
      case RotationBackendExcluded exclusion ->
          new RotationStep(
              exclusion.at(),
              Kind.BACKEND_EXCLUDED,
              null,
              List.of(exclusion.reason()),
              List.of(exclusion.backendId()),
              exclusion.by());
      case RotationResumed resumed -> asked(Kind.RESUMED, null, resumed.by(), resumed.at());
      case RotationAbortRequested abort ->
          asked(Kind.ABORT_REQUESTED, abort.reason(), abort.by(), abort.at());
      case RotationRollbackRequested back ->
          asked(Kind.ROLLBACK_REQUESTED, back.reason(), back.by(), back.at());
      case RotationRetryRequested retry ->
          asked(Kind.RETRY_REQUESTED, null, retry.by(), retry.at());
      case RotationExpedited expedited ->
          asked(Kind.EXPEDITED, expedited.reason(), expedited.by(), expedited.at());
      case RotationEscalated escalated ->
          asked(Kind.ESCALATED, escalated.reason(), escalated.by(), escalated.at());
    };
  }

  private static RotationStep asked(
      Kind kind, @Nullable String reason, @Nullable String by, Instant at) {
    return new RotationStep(at, kind, null, Stream.ofNullable(reason).toList(), List.of(), by);
  }
}
