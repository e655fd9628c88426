package dev.interlock.saga.rotation;

import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a phase asks for, what it still lacks, and where it leads once it lacks nothing. */
final class Step {
  final @Nullable RotationPhase next;
  final List<IdentifiedCommand> commands = new ArrayList<>();
  final List<String> because = new ArrayList<>();
  final List<String> lacking = new ArrayList<>();
  final TreeSet<String> waitingFor = new TreeSet<>();
  final TreeSet<String> toProbe = new TreeSet<>();

  /** What went wrong, so that waiting for more makes no sense. */
  @Nullable String failure;

  /** From when on the phase waits for evidence; null for since it was entered or resumed. */
  @Nullable Instant waitingSince;

  /** The switch that must be confirmed by a round of probes at once. */
  @Nullable Instant toConfirm;

  /** When the phase ends by time alone; such a phase has no deadline. */
  @Nullable Instant ends;

  Step(@Nullable RotationPhase next) {
    this.next = next;
  }

  /** What it lacks comes with time alone. */
  void lacksTime(String what, Instant until) {
    lacking.add(what);
    ends = ends == null || ends.isBefore(until) ? until : ends;
  }

  boolean done() {
    return lacking.isEmpty();
  }

  /**
   * Demands that the bundles of the backends hold some certificates and not others. Without it a
   * stage could be switched to what a backend accepts still, but is told to drop.
   */
  void tell(
      Map<String, Optional<BackendFact>> backends,
      Set<String> hold,
      Set<String> drop,
      CommandIds ids) {
    backends
        .values()
        .forEach(
            fact -> fact.flatMap(known -> ids.revise(known, hold, drop)).ifPresent(this::revise));
  }

  /** Tells backends that nobody waits for; what the write side refuses to them is let go. */
  void offer(
      Map<String, Optional<BackendFact>> backends,
      Set<String> hold,
      Set<String> drop,
      CommandIds ids) {
    backends
        .values()
        .forEach(
            fact ->
                fact.flatMap(known -> ids.revise(known, hold, drop))
                    .filter(revision -> ids.view().state().sent().refusalOf(revision) == null)
                    .ifPresent(this::revise));
  }

  /** Records what an excluded backend has not shown. */
  void excuse(RotationBackendExcluded exclusion, Optional<BackendFact> fact, Claim... claims) {
    String lacking =
        fact.map(BackendFact::trust).stream()
            .flatMap(
                trust ->
                    Stream.of(claims)
                        .filter(claim -> !claim.missing(trust).isEmpty())
                        .map(
                            claim ->
                                "; %s %s"
                                    .formatted(
                                        String.join(", ", claim.missing(trust)), claim.lacking())))
            .collect(Collectors.joining());
    because.add(
        "backend %s: excluded by %s (%s)%s"
            .formatted(exclusion.backendId(), exclusion.by(), exclusion.reason(), lacking));
  }

  private void revise(IdentifiedCommand revision) {
    if (commands.stream().noneMatch(command -> command.id().equals(revision.id()))) {
      commands.add(revision);
      lacks(revision.command().aggregateId(), "its bundle has not been revised");
    }
  }

  void demand(Map<String, Optional<BackendFact>> backends, Claim... claims) {
    backends.forEach((id, fact) -> demand(id, fact.map(BackendFact::trust), claims));
  }

  private void demand(String id, Optional<BackendTrust> known, Claim... claims) {
    if (known.isEmpty()) {
      lacks(id, "nothing has been heard of it yet");
      return;
    }
    BackendTrust trust = known.get();
    if (trust.instances().isEmpty()) {
      lacks(id, "it has no instance");
      return;
    }
    if (!trust.instancesKnown()) {
      lacks(id, "its instances are not known: " + trust.discoveryProblem());
    }
    for (Claim claim : claims) {
      List<String> missing = claim.missing(trust);
      if (missing.isEmpty()) {
        because.add(
            "backend %s: every instance %s (%s)%s"
                .formatted(id, claim.done(), trust.required(), proof(trust)));
      } else {
        lacks(
            id,
            "%s %s (%s is required)"
                .formatted(String.join(", ", missing), claim.lacking(), trust.required()));
        if (!trust.required().claimable() && claim.shownByProbes()) {
          toProbe.add(id);
        }
      }
    }
  }

  private void lacks(String backendId, String what) {
    waitingFor.add(backendId);
    lacking.add("backend " + backendId + ": " + what);
  }

  private static String proof(BackendTrust trust) {
    return trust.required().claimable()
        ? ", bundle version %d acknowledged"
            .formatted(
                trust.instances().values().stream()
                    .mapToInt(instance -> instance.version())
                    .min()
                    .orElse(0))
        : trust.instances().values().stream()
            .map(instance -> instance.probe())
            .filter(Objects::nonNull)
            .map(probe -> probe.at())
            .min(Comparator.naturalOrder())
            .map(at -> ", last probed " + at)
            .orElse("");
  }
}
