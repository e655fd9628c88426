package dev.interlock.saga.rotation;

import dev.interlock.contract.Evidence;
import dev.interlock.contract.RotationEvent.RotationEscalated;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.SessionLifetimes;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

  /** Whether no stage may present the successor, which is a throw-away certificate. */
  boolean rehearses() {
    return state.request().rehearses();
  }

  /** How a person takes the rotation back, in words. */
  String wayBack() {
    return rehearses() ? "abort it" : "roll it back";
  }

  boolean keepsSuccessor() {
    return state.request().keepsSuccessor();
  }

  /**
   * Why nothing depends on what backends make of the old certificate, if nothing does. What a
   * rehearsal proves always does: its stages go on to present the old one.
   */
  Optional<String> withoutOld(Instant now) {
    return emergency()
        .or(
            () ->
                oldExpired(now) && !rehearses()
                    ? Optional.of(
                        "certificate %s expired on %s: nobody asks who still accepts it"
                            .formatted(old(), state.request().oldNotAfter()))
                    : Optional.empty());
  }

  /** Who declared an emergency, and why, if somebody has: nobody waits for time, nor for old. */
  Optional<String> emergency() {
    RotationEscalated escalation = state.course().wishes().escalation();
    if (escalation != null) {
      return Optional.of(compromised(escalation.by(), escalation.reason()));
    }
    RotationRequested request = state.request();
    return request.madeFor() == RotationKind.EMERGENCY
        ? Optional.of(compromised(request.by(), request.reason()))
        : Optional.empty();
  }

  private String compromised(@Nullable String by, @Nullable String reason) {
    return "%s declared the key of %s compromised (%s)".formatted(by, old(), reason);
  }

  boolean oldExpired(Instant now) {
    return state.request().oldExpiredBy(now);
  }

  Gateways gateways() {
    return new Gateways(this);
  }

  List<StageRef> stages() {
    return state.request().stages();
  }

  /**
   * The backends that the rotation is about: those bound to one of its stages now, and those that
   * it was asked for unless they have left since. One of which nothing was heard yet has no fact.
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

  /** Those of the backends that no person has excluded: the rotation waits for their proof. */
  Map<String, Optional<BackendFact>> awaited() {
    Map<String, Optional<BackendFact>> awaited = backends();
    awaited.keySet().removeAll(state.course().wishes().excluded().keySet());
    return awaited;
  }

  /** Those of the backends that a person has excluded. */
  Map<String, Optional<BackendFact>> excluded() {
    Map<String, Optional<BackendFact>> excluded = backends();
    excluded.keySet().retainAll(state.course().wishes().excluded().keySet());
    return excluded;
  }

  /** Those of the awaited backends that must see the certificate on real traffic. */
  Map<String, Optional<BackendFact>> observing() {
    Map<String, Optional<BackendFact>> observing = awaited();
    observing
        .values()
        .removeIf(
            fact -> fact.filter(known -> known.trust().required() == Evidence.OBSERVED).isEmpty());
    return observing;
  }

  /** Until when connections that an awaited backend last saw with the certificate may stay open. */
  Optional<Instant> inUseUntil(String certificateId) {
    return awaited().values().stream()
        .flatMap(Optional::stream)
        .flatMap(
            fact ->
                fact.trust().lastObserved(certificateId).stream()
                    .map(seen -> seen.plus(keepAlive(fact))))
        .max(Comparator.naturalOrder());
  }

  private Duration keepAlive(BackendFact fact) {
    SessionLifetimes sessions = fact.sessions();
    Duration declared = sessions == null ? null : sessions.keepAlive();
    return declared == null ? drain() : declared;
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

  /** The stages of the rotation, and of every backend that is told to trust the certificate. */
  List<StageRef> stagesTrusting(String certificateId) {
    Set<StageRef> trusting = new TreeSet<>(stages());
    holding(certificateId)
        .values()
        .forEach(fact -> fact.ifPresent(known -> trusting.addAll(known.trust().stages())));
    return List.copyOf(trusting);
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

  /** The stages that present the successor where the rotation does not bring it. */
  List<StageRef> misusingSuccessor() {
    List<StageRef> misusing = new ArrayList<>(outsidersPresenting(successor()));
    if (rehearses()) {
      misusing.addAll(presenting(successor()));
    }
    return misusing;
  }

  /** The stages outside of the rotation that present the certificate. */
  List<StageRef> outsidersPresenting(String certificateId) {
    return facts.stages().values().stream()
        .filter(fact -> fact.presents(certificateId) && !stages().contains(fact.stage()))
        .map(StageFact::stage)
        .toList();
  }

  /** How long sessions may live on: what was asked for, or what every backend declares. */
  Duration drain() {
    Duration known = state.request().drain();
    if (!state.request().paced().drainComputed()) {
      return known;
    }
    return backends().values().stream()
        .flatMap(Optional::stream)
        .map(fact -> SessionLifetimes.drain(fact.sessions()))
        .reduce(known, (one, other) -> one.compareTo(other) < 0 ? other : one);
  }

  /** The stages of the waves before that of a stage; an emergency has one wave. */
  List<StageRef> wavesBefore(StageRef stage) {
    if (emergency().isPresent()) {
      return List.of();
    }
    return state.request().paced().waves(stages()).stream()
        .takeWhile(wave -> !wave.contains(stage))
        .flatMap(List::stream)
        .toList();
  }

  /** When the last of some stages of the rotation came to present the certificate. */
  Optional<Instant> lastSwitchTo(String certificateId, List<StageRef> stages) {
    return latest(
        stages.stream()
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
