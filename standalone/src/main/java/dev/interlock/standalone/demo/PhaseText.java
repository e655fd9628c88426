package dev.interlock.standalone.demo;

import dev.interlock.contract.RotationPhase;
import dev.interlock.standalone.demo.RotationReport.Step;

/** The course of a rotation in words. */
final class PhaseText {
  private PhaseText() {}

  static Remark of(Step step) {
    RotationPhase phase = step.phase();
    return new Remark(
        step.at(), phase == null ? stop(step) : "%-13s %s".formatted(phase, meaning(phase)), true);
  }

  private static String stop(Step step) {
    String who =
        step.backends().isEmpty() ? "" : "waits for " + String.join(", ", step.backends()) + ": ";
    return "%-13s %s%s".formatted(step.kind(), who, String.join(" ", step.because()));
  }

  private static String meaning(RotationPhase phase) {
    return switch (phase) {
      case PLANNED -> "the stage and its backends are known";
      case PREPARED -> "a new key pair and its certificate are made";
      case DISTRIBUTING -> "each backend is told to trust the new certificate beside the old";
      case ACTIVATING -> "each backend has proved the new certificate: the stage switches";
      case DRAINING -> "connections opened with the old certificate come to their end";
      case UNTRUSTING -> "each backend is told to trust the new certificate alone";
      case RETIRED -> "each backend has proved that it refuses the old certificate: it is deleted";
      case ROLLING_BACK -> "the stage returns to the old certificate";
      case ROLLED_BACK -> "the old certificate is in use, the new one is withdrawn";
      case WITHDRAWING -> "each backend is told to drop the throw-away certificate";
      case REHEARSED -> "each backend has proved that it refuses the throw-away certificate";
    };
  }
}
