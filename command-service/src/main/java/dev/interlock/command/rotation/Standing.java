package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person can ask of a rotation as it stands, by its own events alone.
 *
 * @param takenBack whether somebody asked to abort it or to roll it back
 */
record Standing(RotationKind kind, RotationPhase phase, boolean held, boolean takenBack) {

  /**
   * Says nothing when it makes sense to ask for this now.
   *
   * @throws Refusal CONFLICT, saying why it does not, and what does
   */
  void require(String rotationId, Exit exit) {
    String why = whyNot(exit);
    if (why != null) {
      throw refusal(rotationId, exit, why);
    }
  }

  Refusal refusal(String rotationId, Exit exit, String why) {
    String possible =
        Arrays.stream(Exit.values())
            .filter(other -> other != exit && whyNot(other) == null)
            .map(Exit::toString)
            .collect(Collectors.joining(", "));
    return Refusal.conflict(
        "Rotation %s is %s%s, so %s is not possible: %s. Possible now: %s"
            .formatted(
                rotationId,
                phase,
                held ? " and held" : "",
                exit,
                why,
                possible.isEmpty() ? "nothing" : possible));
  }

  private @Nullable String whyNot(Exit exit) {
    if (phase.terminal()) {
      return "it has ended";
    }
    return switch (exit) {
      case HOLD -> whyNotHold();
      case RESUME -> held ? null : "it is not held";
      case ABORT ->
          phase == RotationPhase.DRAINING
              ? "its stages have switched; a rollback returns them first"
              : whyNotBack();
      case ROLLBACK ->
          kind.switches()
              ? whyNotBack()
              : "no stage switches in a rehearsal; an abort withdraws its certificate";
      case EXCLUDE -> null;
      case RETRY -> held ? "it is held, and a resume asks again for everything" : null;
      case EXPEDITE ->
          takenBack || !phase.reversible() || !kind.switches()
              ? "nothing is left that waits for time alone"
              : null;
      case ESCALATE -> whyNotEscalate();
    };
  }

  private @Nullable String whyNotEscalate() {
    if (!kind.switches()) {
      return "no stage switches in a rehearsal; abort it, then start an emergency";
    }
    if (takenBack || phase == RotationPhase.ROLLING_BACK) {
      return "it is being taken back; wait for its end, then start an emergency";
    }
    if (!phase.reversible()) {
      return "no stage presents the old certificate any more, and every backend is told to distrust"
          + " it; exclude a backend that does not answer";
    }
    return held ? "it is held; resume it first" : null;
  }

  private @Nullable String whyNotHold() {
    if (held) {
      return "it is held already";
    }
    return takenBack && phase.reversible()
        ? "it is about to roll back, which can be held once it has begun"
        : null;
  }

  private @Nullable String whyNotBack() {
    if (takenBack) {
      return "it is being taken back already";
    }
    return phase.reversible()
        ? null
        : "it is past the point of no return, where backends may refuse the old certificate"
            + " already; let it end and rotate again";
  }
}
