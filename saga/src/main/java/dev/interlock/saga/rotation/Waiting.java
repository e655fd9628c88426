package dev.interlock.saga.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How long a phase may wait for what it lacks, and what is sent when half of that and all of it has
 * passed. Moments come from the events alone, so that no restart loses or repeats one.
 *
 * @param since when it began to wait, or will begin when a pause is over
 * @param holdable whether the write side has not refused to hold the rotation
 */
record Waiting(
    Instant since,
    Duration allowed,
    IdentifiedCommand reminder,
    IdentifiedCommand hold,
    boolean holdable) {

  static Waiting of(RotationState state, Step step, CommandIds ids) {
    Instant since = state.course().waitingSince();
    if (step.waitingSince != null && step.waitingSince.isAfter(since)) {
      since = step.waitingSince;
    }
    Duration allowed = state.request().deadlineOf(state.phase());
    String lacking = String.join("; ", step.lacking);
    List<String> laggards = List.copyOf(step.waitingFor);
    IdentifiedCommand hold =
        ids.hold(
            "%s has waited %s since %s: %s. Mend this and resume%s."
                .formatted(state.phase(), words(allowed), since, lacking, remedy(ids.view())),
            laggards);
    return new Waiting(
        since,
        allowed,
        ids.remind(
            since,
            "Half of the %s that %s may wait has passed since %s: %s. Mend this, or the rotation is held."
                .formatted(words(allowed), state.phase(), since, lacking),
            laggards),
        hold,
        state.sent().refusalOf(hold) == null);
  }

  /** Nobody is advised to go back to a compromised certificate. */
  private static String remedy(View view) {
    if (view.emergency().isPresent()) {
      return ", or exclude what does not answer";
    }
    return view.state().phase().reversible() ? ", or " + view.wayBack() : "";
  }

  Instant half() {
    return since.plus(allowed.dividedBy(2));
  }

  Instant deadline() {
    return holdable ? since.plus(allowed) : Instant.MAX;
  }

  private static String words(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
