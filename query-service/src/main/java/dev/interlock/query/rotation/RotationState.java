package dev.interlock.query.rotation;

import dev.interlock.contract.RotationPhase;

/** Whether a rotation needs somebody's eye. */
public enum RotationState {
  /** It stopped and waits to be resumed or taken back. */
  HELD,
  /** It goes on by itself. */
  RUNNING,
  /** Nothing follows: it was taken back, or what it retires is gone with its key. */
  FINISHED;

  static RotationState of(RotationPhase phase, boolean keyDestroyed, boolean held) {
    if (phase == RotationPhase.ROLLED_BACK || completed(phase, keyDestroyed)) {
      return FINISHED;
    }
    return held ? HELD : RUNNING;
  }

  static boolean completed(RotationPhase phase, boolean keyDestroyed) {
    return phase != RotationPhase.ROLLED_BACK && phase.terminal() && keyDestroyed;
  }
}
