package dev.interlock.saga.rotation;

import dev.interlock.contract.StageRef;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts as one rotation sees them. */
record View(RotationState state, Facts facts) {

  String old() {
    return state.request().oldCertificateId();
  }

  String successor() {
    return state.request().newCertificateId();
  }

  boolean keepsSuccessor() {
    return state.request().keepsSuccessor();
  }

  List<StageRef> stages() {
    return state.request().stages();
  }

  /**
   * The backends that the rotation must convince: those bound to one of its stages now, and those
   * that it was asked for unless they have left since. One of which nothing was heard yet has no
   * fact.
   */
  Map<String, Optional<BackendFact>> backends() {
    Map<String, Optional<BackendFact>> members = new TreeMap<>();
    for (String requested : state.request().backends()) {
      BackendFact fact = facts.backends().get(requested);
      if (fact == null || !fact.hasLeft(stages(), state.request().at())) {
        members.put(requested, Optional.ofNullable(fact));
      }
    }
    facts
        .backends()
        .forEach(
            (id, fact) -> {
              if (fact.serves(stages())) {
                members.put(id, Optional.of(fact));
              }
            });
    return members;
  }

  /**
   * The fact about a stage of the rotation, if the stage changed since the rotation was asked for.
   * Until then it presents the old certificate, whatever older news is still to come.
   */
  Optional<StageFact> changed(StageRef stage) {
    return Optional.ofNullable(facts.stages().get(stage.id()))
        .filter(fact -> !fact.since().isBefore(state.request().at()));
  }

  @Nullable String presents(StageRef stage) {
    Optional<StageFact> changed = changed(stage);
    return changed.isPresent() ? changed.get().presents() : old();
  }

  /** The backends whose bundle holds the certificate, bound to anything or not. */
  Map<String, Optional<BackendFact>> holding(String certificateId) {
    Map<String, Optional<BackendFact>> holders = new TreeMap<>();
    facts
        .backends()
        .forEach(
            (id, fact) -> {
              if (fact.trust().bundle().contains(certificateId)) {
                holders.put(id, Optional.of(fact));
              }
            });
    return holders;
  }

  /** What the stages that a backend serves present, of this rotation or not. */
  Set<String> presentedAt(BackendTrust trust) {
    Set<String> presented = new TreeSet<>();
    for (StageRef stage : trust.stages()) {
      StageFact fact = facts.stages().get(stage.id());
      String certificate =
          stages().contains(stage) ? presents(stage) : fact == null ? null : fact.presents();
      if (certificate != null) {
        presented.add(certificate);
      }
    }
    return presented;
  }

  String saying(StageRef stage) {
    String presents = presents(stage);
    return "stage %s presents %s".formatted(stage, presents == null ? "no certificate" : presents);
  }

  /** The stages of the rotation that present the certificate, in the order in which they switch. */
  List<StageRef> presenting(String certificateId) {
    return stages().stream().filter(stage -> certificateId.equals(presents(stage))).toList();
  }

  /** The stages outside of the rotation that present the certificate. */
  List<StageRef> outsidersPresenting(String certificateId) {
    return facts.stages().values().stream()
        .filter(fact -> fact.presents(certificateId) && !stages().contains(fact.stage()))
        .map(StageFact::stage)
        .toList();
  }

  /** When the last stage of the rotation came to present the certificate. */
  Optional<Instant> lastSwitchTo(String certificateId) {
    return latest(
        stages().stream()
            .flatMap(stage -> changed(stage).stream())
            .filter(fact -> fact.presents(certificateId)));
  }

  /** When the last stage of all gave up the certificate. */
  Optional<Instant> lastSwitchFrom(String certificateId) {
    return latest(facts.stages().values().stream().filter(fact -> fact.left(certificateId)));
  }

  private static Optional<Instant> latest(Stream<StageFact> facts) {
    return facts.map(StageFact::since).max(Comparator.naturalOrder());
  }
}
