package dev.interlock.query.page;

import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import dev.interlock.query.rotation.RotationStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A phase on the line of phases.
 *
 * @param status {@code done}, {@code now}, {@code ahead}, or {@code skipped}
 */
record PhaseMark(String name, String status) {
  /** The line of a rotation: the way forward, and the way back if it was taken. */
  static List<PhaseMark> line(
      RotationKind kind, RotationPhase current, List<RotationStep> history) {
    List<RotationPhase> way = kind.course();
    List<RotationPhase> entered =
        history.stream().map(RotationStep::phase).filter(Objects::nonNull).toList();
    List<PhaseMark> line = new ArrayList<>();
    for (RotationPhase phase : way) {
      if (phase == current) {
        line.add(new PhaseMark(name(phase), phase.terminal() ? "done" : "now"));
      } else if (entered.contains(phase)) {
        line.add(new PhaseMark(name(phase), "done"));
      } else {
        line.add(new PhaseMark(name(phase), way.contains(current) ? "ahead" : "skipped"));
      }
    }
    if (!way.contains(current)) {
      line.add(new PhaseMark(name(current), current.terminal() ? "done" : "now"));
    }
    return line;
  }

  /** The name of a phase for people. */
  static String name(RotationPhase phase) {
    String words = phase.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
