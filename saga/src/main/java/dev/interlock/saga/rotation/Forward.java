package dev.interlock.saga.rotation;

import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import dev.interlock.saga.rotation.Claim.Accepts;
import dev.interlock.saga.rotation.Claim.ProbedSince;
import dev.interlock.saga.rotation.Claim.Refuses;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The steps from PLANNED to UNTRUSTING. */
record Forward(View view, CommandIds ids) {

  Step planned() {
    Step step = new Step(RotationPhase.PREPARED);
    trust(step, Set.of(view.old()), Set.of());
    step.demand(view.backends(), new Accepts(view.old()));
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

  Step distributing() {
    Step step = new Step(RotationPhase.ACTIVATING);
    trust(step, both(), Set.of());
    step.demand(view.backends(), new Accepts(view.successor()), new Accepts(view.old()));
    return step;
  }

  Step activating() {
    Step step = new Step(RotationPhase.DRAINING);
    trust(step, both(), Set.of());
    step.demand(view.backends(), new Accepts(view.successor()));
    List<StageRef> waiting = view.presenting(view.old());
    if (!waiting.isEmpty()) {
      StageRef stage = waiting.getFirst();
      if (step.done()) {
        step.commands.add(ids.switchStage(stage, view.old(), view.successor()));
      }
      step.lacking.add("stage %s presents %s".formatted(stage, view.old()));
      return step;
    }
    view.lastSwitchTo(view.successor())
        .ifPresent(
            switched -> {
              step.toConfirm = switched;
              step.demand(view.backends(), new ProbedSince(switched));
            });
    describeStages(step);
    return step;
  }

  Step draining(Instant now) {
    Step step = new Step(RotationPhase.UNTRUSTING);
    trust(step, both(), Set.of());
    Instant entered = view.state().course().enteredAt();
    Instant since =
        view.lastSwitchFrom(view.old()).filter(left -> left.isAfter(entered)).orElse(entered);
    Instant ends = since.plus(view.state().request().drain());
    step.ends = ends;
    if (now.isBefore(ends)) {
      step.lacking.add("sessions opened with %s may live until %s".formatted(view.old(), ends));
    }
    step.because.add(
        "sessions opened with %s were given until %s to end".formatted(view.old(), ends));
    describeStages(step);
    return step;
  }

  Step untrusting() {
    Step step = new Step(RotationPhase.RETIRED);
    trust(step, Set.of(view.successor()), Set.of(view.old()));
    // Also of backends that have left: a certificate is not deleted while a bundle holds it.
    step.tell(view.holding(view.old()), Set.of(), Set.of(view.old()), ids);
    step.demand(view.backends(), new Refuses(view.old()), new Accepts(view.successor()));
    return step;
  }

  private Set<String> both() {
    return Set.of(view.old(), view.successor());
  }

  private void trust(Step step, Set<String> hold, Set<String> drop) {
    step.tell(view.backends(), hold, drop, ids);
  }

  private void describeStages(Step step) {
    view.stages().forEach(stage -> step.because.add(view.saying(stage)));
  }
}
