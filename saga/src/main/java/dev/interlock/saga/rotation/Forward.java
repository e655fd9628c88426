package dev.interlock.saga.rotation;

import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import dev.interlock.saga.rotation.Claim.Accepts;
import dev.interlock.saga.rotation.Claim.ObservedSince;
import dev.interlock.saga.rotation.Claim.ProbedSince;
import dev.interlock.saga.rotation.Claim.Refuses;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps from PLANNED to the last but one of the way forward. */
record Forward(View view, CommandIds ids) {

  Step planned(Instant now) {
    Step step = new Step(RotationPhase.PREPARED);
    if (!goesWithoutOld(step, now)) {
      trust(step, Set.of(view.old()), Set.of());
      demand(step, new Accepts(view.old()));
    }
    return step;
  }

  Step prepared() {
    Step step = new Step(RotationPhase.DISTRIBUTING);
    boolean exists = view.facts().certificate(view.successor()).generated();
    if (view.keepsSuccessor()) {
      if (exists) {
        step.because.add("certificate %s existed before".formatted(view.successor()));
      } else {
        step.lacking.add(
            "nothing has been heard of certificate %s yet".formatted(view.successor()));
      }
    } else if (exists) {
      step.because.add("certificate %s was generated".formatted(view.successor()));
    } else {
      step.commands.add(ids.generate());
      step.lacking.add("certificate %s has not been generated".formatted(view.successor()));
    }
    return step;
  }

  Step distributing(Instant now) {
    Step step = new Step(view.rehearses() ? RotationPhase.WITHDRAWING : RotationPhase.ACTIVATING);
    trust(step, toHold(now), Set.of());
    Claim accepts = new Accepts(view.successor());
    if (goesWithoutOld(step, now)) {
      demand(step, accepts);
    } else {
      demand(step, accepts, new Accepts(view.old()));
    }
    return step;
  }

  Step activating(Instant now) {
    Step step = new Step(RotationPhase.DRAINING);
    trust(step, toHold(now), Set.of());
    demand(step, new Accepts(view.successor()));
    List<StageRef> waiting = view.presenting(view.old());
    if (!waiting.isEmpty()) {
      StageRef stage = waiting.getFirst();
      confirmWaves(step, view.wavesBefore(stage), now);
      if (step.done()) {
        step.commands.add(ids.switchStage(stage, view.old(), view.successor()));
      }
      step.lacking.add("stage %s presents %s".formatted(stage, view.old()));
      return step;
    }
    confirm(step, view.stages(), view.awaited());
    view.gateways().follow(step, view.stages());
    view.lastSwitchTo(view.successor(), view.stages())
        .ifPresent(
            last -> step.demand(view.observing(), new ObservedSince(view.successor(), last)));
    describeStages(step);
    return step;
  }

  /** The next wave waits for the backends of the waves before, and for the pause. */
  private void confirmWaves(Step step, List<StageRef> switched, Instant now) {
    Map<String, Optional<BackendFact>> serving = view.awaited();
    serving.values().removeIf(fact -> fact.isPresent() && !fact.get().serves(switched));
    confirm(step, switched, serving);
    view.gateways().follow(step, switched);
    Instant last = step.toConfirm;
    if (last == null || view.state().course().wishes().expedited()) {
      return;
    }
    Instant next = last.plus(view.state().request().paced().pause());
    step.waitingSince = next;
    if (now.isBefore(next)) {
      step.lacking.add("the next wave waits until " + next);
    }
  }

  /** Every backend must have been probed since the last switch, and none have refused then. */
  private void confirm(
      Step step, List<StageRef> switched, Map<String, Optional<BackendFact>> backends) {
    view.lastSwitchTo(view.successor(), switched)
        .ifPresent(
            last -> {
              step.toConfirm = last;
              step.waitingSince = last;
              step.demand(backends, new ProbedSince(last));
              Instant resumed = view.state().course().waitingSince();
              step.failure =
                  Refusals.since(last.isAfter(resumed) ? last : resumed, view.successor(), backends)
                      .orElse(null);
            });
  }

  Step draining(Instant now) {
    Step step = new Step(RotationPhase.UNTRUSTING);
    trust(step, toHold(now), Set.of());
    Instant entered = view.state().course().enteredAt();
    Instant since =
        view.lastSwitchFrom(view.old()).filter(left -> left.isAfter(entered)).orElse(entered);
    Instant drained = since.plus(view.drain());
    Optional<String> emergency = view.emergency();
    if (emergency.isPresent()) {
      step.because.add(emergency.get() + ": no session opened with it is waited for");
    } else if (view.state().course().wishes().expedited()) {
      step.because.add(
          "sessions opened with %s might live until %s, which a person cut short"
              .formatted(view.old(), drained));
    } else if (now.isBefore(drained)) {
      step.lacksTime(
          "sessions opened with %s may live until %s".formatted(view.old(), drained), drained);
    } else {
      step.waitingSince = drained;
      step.because.add(
          "sessions opened with %s were given until %s to end".formatted(view.old(), drained));
    }
    // What was seen is evidence, which nobody cuts short; but a thief could be seen for ever.
    view.inUseUntil(view.old())
        .filter(now::isBefore)
        .ifPresent(
            until -> {
              String seen =
                  "a backend has seen %s on connections that may live until %s"
                      .formatted(view.old(), until);
              if (emergency.isPresent()) {
                step.because.add(seen);
              } else {
                step.lacksTime(seen, until);
              }
            });
    view.gateways().leaveOld(step);
    describeStages(step);
    return step;
  }

  Step untrusting() {
    Step step = new Step(RotationPhase.RETIRED);
    // A gateway that joined meanwhile has to say so too, before a backend is told.
    view.gateways().leaveOld(step);
    return step.done() ? replace(step, view.old(), view.successor()) : step;
  }

  Step withdrawing() {
    return replace(new Step(RotationPhase.REHEARSED), view.successor(), view.old());
  }

  private Step replace(Step step, String distrusted, String kept) {
    trust(step, Set.of(kept), Set.of(distrusted));
    // Also of backends that have left: a certificate is not deleted while a bundle holds it.
    step.tell(view.holding(distrusted), Set.of(), Set.of(distrusted), ids);
    demand(step, new Refuses(distrusted), new Accepts(kept));
    return step;
  }

  private boolean goesWithoutOld(Step step, Instant now) {
    Optional<String> why = view.withoutOld(now);
    why.ifPresent(step.because::add);
    return why.isPresent();
  }

  /** What a stage presents is held besides: no revision may say otherwise. */
  private Set<String> toHold(Instant now) {
    return view.withoutOld(now).isPresent()
        ? Set.of(view.successor())
        : Set.of(view.old(), view.successor());
  }

  private void trust(Step step, Set<String> hold, Set<String> drop) {
    step.tell(view.awaited(), hold, drop, ids);
    step.offer(view.excluded(), hold, drop, ids);
  }

  private void demand(Step step, Claim... claims) {
    step.demand(view.awaited(), claims);
    Map<String, Optional<BackendFact>> excluded = view.excluded();
    view.state()
        .course()
        .wishes()
        .excluded()
        .forEach(
            (id, exclusion) -> {
              Optional<BackendFact> fact = excluded.get(id);
              if (fact != null) {
                step.excuse(exclusion, fact, claims);
              }
            });
  }

  private void describeStages(Step step) {
    view.stages().forEach(stage -> step.because.add(view.saying(stage)));
  }
}
