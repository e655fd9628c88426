package dev.interlock.query.rotation;

import dev.interlock.contract.RotationPhase;

/** Whether a rotation needs somebody's eye. */
public enum RotationState {
  /** It stopped and waits to be resumed or taken back. */
  HELD,
  /** It goes on by itself. */
  RUNNING,
  /** Nothing follows: it was taken back, or the old key is destroyed. */
  FINISHED;

  static RotationState of(RotationPhase phase, boolean oldKeyDestroyed, boolean held) {
    if (phase == RotationPhase.ROLLED_BACK || completed(phase, oldKeyDestroyed)) {
      return FINISHED;
    }
    return held ? HELD : RUNNING;
  }

  static boolean completed(RotationPhase phase, boolean oldKeyDestroyed) {
    return phase == RotationPhase.RETIRED && oldKeyDestroyed;
  }
}
