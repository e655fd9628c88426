package dev.interlock.saga.rotation;

import dev.interlock.contract.Presentation;
import dev.interlock.contract.StageRef;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each gateway must have said of some stages. One that has said nothing since a stage changed
 * may present there whatever the stage has presented before.
 */
record Gateways(View view) {

  /** Demands that each presents at the stages of the rotation what these present now. */
  void follow(Step step, List<StageRef> stages) {
    demand(step, stages.stream().flatMap(stage -> view.changed(stage).stream()).toList(), null);
  }

  /** Demands that none presents the old certificate to a backend that will refuse it. */
  void leaveOld(Step step) {
    // An emergency waits for no connection that is open already.
    demand(
        step,
        view.stagesTrusting(view.old()).stream()
            .flatMap(stage -> Optional.ofNullable(view.facts().stages().get(stage.id())).stream())
            .toList(),
        view.emergency().isPresent() ? null : view.old());
  }

  /** Demands that none presents the successor where the stage does not. */
  void leaveSuccessor(Step step) {
    demand(
        step,
        view.stagesTrusting(view.successor()).stream()
            .flatMap(stage -> view.changed(stage).stream())
            .filter(fact -> !fact.presents(view.successor()))
            .toList(),
        view.successor());
  }

  private void demand(Step step, Collection<StageFact> stages, @Nullable String left) {
    List<StageFact> existing = stages.stream().filter(fact -> !fact.deleted()).toList();
    for (String gateway : view.facts().gateways()) {
      List<String> lacking =
          existing.stream().flatMap(fact -> lacking(gateway, fact, left).stream()).toList();
      Stream<String> said =
          lacking.isEmpty() ? existing.stream().map(Gateways::presenting) : lacking.stream();
      said.map(words -> "gateway %s %s".formatted(gateway, words))
          .forEach((lacking.isEmpty() ? step.because : step.lacking)::add);
    }
  }

  private static Optional<String> lacking(String gateway, StageFact stage, @Nullable String left) {
    Presentation last = stage.presented().get(gateway);
    if (last == null || !last.since().equals(stage.since())) {
      return Optional.of(
          "has not said that it %s, as it should since %s"
              .formatted(presenting(stage), stage.since()));
    }
    if (!Objects.equals(last.certificateId(), stage.presents())) {
      return Optional.of(
          "presents %s at stage %s".formatted(words(last.certificateId()), stage.stage()));
    }
    int open = left == null ? 0 : last.oldConnectionsOf(left);
    return open == 0
        ? Optional.empty()
        : Optional.of(
            "has connections of stage %s that present %s: %d when they changed last"
                .formatted(stage.stage(), left, open));
  }

  private static String presenting(StageFact stage) {
    return "presents %s at stage %s".formatted(words(stage.presents()), stage.stage());
  }

  private static String words(@Nullable String certificateId) {
    return certificateId == null ? "no certificate" : certificateId;
  }
}
