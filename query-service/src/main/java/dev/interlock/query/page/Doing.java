package dev.interlock.query.page;

import dev.interlock.contract.RotationPhase;

/** Says what a rotation does in its phase. */
final class Doing {
  private Doing() {}

  static String sentence(RotationPhase phase, String oldId, String newId) {
    return switch (phase) {
      case PLANNED -> "Its stages and backends are known; the successor is made next.";
      case PREPARED -> "The key and certificate of %s are being made.".formatted(newId);
      case DISTRIBUTING ->
          "Every backend is told to trust %s beside %s; each instance must prove that it accepts both."
              .formatted(newId, oldId);
      case ACTIVATING -> "The stages switch from %s to %s.".formatted(oldId, newId);
      case DRAINING -> "Sessions that were opened with %s end.".formatted(oldId);
      case UNTRUSTING ->
          "Every backend is told to trust %s alone; each instance must prove that it refuses %s."
              .formatted(newId, oldId);
      case RETIRED -> "Every instance refuses %s; its key is being destroyed.".formatted(oldId);
      case ROLLING_BACK -> "The stages return to %s, and %s is withdrawn.".formatted(oldId, newId);
      case ROLLED_BACK -> "%s is in use as before.".formatted(oldId);
      case WITHDRAWING ->
          "Every backend is told to drop %s; each instance must prove that it refuses it and accepts %s."
              .formatted(newId, oldId);
      case REHEARSED -> "Every instance refuses %s; its key is being destroyed.".formatted(newId);
    };
  }
}
