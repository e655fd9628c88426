package dev.interlock.query.rotation;

import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;

/** Says in plain words whether a rotation can still be taken back, and until when. */
final class PointOfNoReturn {
  private PointOfNoReturn() {}

  static String sentence(RotationKind kind, RotationPhase phase, String oldId, String newId) {
    return kind.switches() ? ofRotation(phase, oldId, newId) : ofRehearsal(phase, oldId, newId);
  }

  private static String ofRehearsal(RotationPhase phase, String oldId, String newId) {
    if (phase.reversible()) {
      return "It can be taken back at any time: the stages go on to present %s, and no backend is told to distrust it."
          .formatted(oldId);
    }
    return phase.terminal()
        ? "Nothing is left to take back: no stage has switched, and %s is in use as before."
            .formatted(oldId)
        : "It is being taken back: %s is withdrawn, and %s is in use as before."
            .formatted(newId, oldId);
  }

  private static String ofRotation(RotationPhase phase, String oldId, String newId) {
    return switch (phase) {
      case PLANNED, PREPARED, DISTRIBUTING ->
          "It can be taken back: the stages still present %s. It cannot once UNTRUSTING begins."
              .formatted(oldId);
      case ACTIVATING ->
          "It can be taken back: every backend still trusts %s, so the stages can return to it. It cannot once UNTRUSTING begins."
              .formatted(oldId);
      case DRAINING ->
          "It can be taken back now, and no longer once UNTRUSTING begins, which is the next phase: then the backends are told to distrust %s."
              .formatted(oldId);
      case UNTRUSTING ->
          "It cannot be taken back: the backends are being told to distrust %s. To replace %s, start another rotation."
              .formatted(oldId, newId);
      case RETIRED ->
          "It cannot be taken back: %s is retired. To replace %s, start another rotation."
              .formatted(oldId, newId);
      case ROLLING_BACK ->
          "It is being taken back: the stages return to %s, and %s is withdrawn."
              .formatted(oldId, newId);
      case ROLLED_BACK ->
          "It was taken back before the point of no return: %s is in use.".formatted(oldId);
      case WITHDRAWING, REHEARSED ->
          throw new IllegalArgumentException(phase + " is a phase of rehearsals alone");
    };
  }
}
