package dev.interlock.query.rotation;

import dev.interlock.contract.RotationPhase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step in the course of a rotation.
 *
 * @param phase the phase entered, for a step of kind PHASE
 * @param because why, one sentence each
 * @param backends the backends that it waits for, for a step of kind HELD
 */
public record RotationStep(
    Instant at,
    Kind kind,
    @Nullable RotationPhase phase,
    List<String> because,
    List<String> backends) {

  /** What happened. */
  public enum Kind {
    /** A phase was entered. */
    PHASE,
    /** The rotation stopped. */
    HELD,
    /** It went on. */
    RESUMED,
    /** A person asked to take it back. */
    ABORT_REQUESTED
  }

  static RotationStep phase(Instant at, RotationPhase phase, List<String> because) {
    return new RotationStep(at, Kind.PHASE, phase, because, List.of());
  }
}
