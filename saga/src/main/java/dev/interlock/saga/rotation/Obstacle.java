package dev.interlock.saga.rotation;

import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else did that the rotation must not pass over in silence.
 *
 * @param reason what happened, and the remedy
 * @param departed the stages that a resume leaves out; empty where only a remedy helps
 */
record Obstacle(String reason, List<StageFact> departed) {

  static Optional<Obstacle> in(View view) {
    return switch (view.state().phase()) {
      case PLANNED, PREPARED, DISTRIBUTING, ACTIVATING ->
          lostCertificate(view).or(() -> departures(view));
      case WITHDRAWING -> lostCertificate(view).or(() -> misused(view)).or(() -> departures(view));
      case DRAINING, UNTRUSTING -> lostCertificate(view).or(() -> stillInUse(view));
      case ROLLING_BACK -> misused(view);
      case RETIRED, ROLLED_BACK, REHEARSED -> Optional.empty();
    };
  }

  private static Optional<Obstacle> lostCertificate(View view) {
    for (String certificate : List.of(view.old(), view.successor())) {
      if (view.facts().certificate(certificate).deleted()) {
        return of(
            "Certificate %s was deleted in the middle of its rotation: %s."
                .formatted(certificate, view.wayBack()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Obstacle> departures(View view) {
    List<StageFact> departed =
        view.stages().stream()
            .flatMap(stage -> view.changed(stage).stream())
            .filter(fact -> hasDeparted(fact, view))
            .filter(fact -> !view.state().departures().excused().contains(fact))
            .toList();
    if (departed.isEmpty()) {
      return Optional.empty();
    }
    String reason =
        departed.stream().map(fact -> saying(fact, view)).collect(Collectors.joining(" "));
    return Optional.of(new Obstacle(reason, departed));
  }

  /** A stage that presents the successor already is where the rotation takes it. */
  private static boolean hasDeparted(StageFact fact, View view) {
    if (view.state().rotationId().equals(fact.rotationId()) || fact.presents(view.successor())) {
      return false;
    }
    return !fact.presents(view.old()) || putBack(fact, view);
  }

  private static boolean putBack(StageFact fact, View view) {
    return view.state().phase() == RotationPhase.ACTIVATING && fact.left(view.successor());
  }

  private static String saying(StageFact fact, View view) {
    if (fact.deleted()) {
      return "Stage %s was deleted. Resume to go on without it.".formatted(fact.stage());
    }
    return fact.presents(view.old())
        ? "Stage %s was put back to %s by somebody else. Resume to switch it again, or %s."
            .formatted(fact.stage(), view.old(), view.wayBack())
        : "Stage %s was switched to %s by somebody else. Resume to go on without it, or %s."
            .formatted(fact.stage(), named(fact.presents()), view.wayBack());
  }

  private static String named(@Nullable String certificateId) {
    return certificateId == null ? "no certificate" : certificateId;
  }

  private static Optional<Obstacle> stillInUse(View view) {
    List<StageRef> stages = new ArrayList<>(view.presenting(view.old()));
    stages.addAll(view.outsidersPresenting(view.old()));
    return stages.isEmpty()
        ? Optional.empty()
        : of(
            "The old certificate %s is in use again: %s. Let these stages present %s, then resume."
                .formatted(view.old(), listed(stages), view.successor()));
  }

  private static Optional<Obstacle> misused(View view) {
    List<StageRef> stages = view.misusingSuccessor();
    return stages.isEmpty()
        ? Optional.empty()
        : of(
            "Certificate %s is in use where the rotation does not bring it: %s."
                    .formatted(view.successor(), listed(stages))
                + " Give these stages another certificate, then resume.");
  }

  private static Optional<Obstacle> of(String reason) {
    return Optional.of(new Obstacle(reason, List.of()));
  }

  private static String listed(List<StageRef> stages) {
    return stages.stream().map(StageRef::id).collect(Collectors.joining(", "));
  }
}
