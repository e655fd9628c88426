package dev.interlock.saga.rotation;

import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import dev.interlock.saga.rotation.Claim.Accepts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The step of ROLLING_BACK: stages first, then trust, then the successor itself. No stage returns
 * to a certificate that has expired meanwhile: it keeps the successor, which is kept with it.
 */
record Backward(View view, CommandIds ids) {

  Step rollingBack(Instant now) {
    Step step = new Step(RotationPhase.ROLLED_BACK);
    boolean expired = view.oldExpired(now);
    List<StageRef> away = view.presenting(view.successor()).reversed();
    if (!away.isEmpty() && !expired) {
      returnOne(step, away);
      return step;
    }
    view.state()
        .sent()
        .inFlight()
        .forEach(
            (id, effect) ->
                step.lacking.add(
                    "command %s, which brings %s to %s, has not been answered"
                        .formatted(id, effect.certificateId(), effect.aggregateId())));
    view.gateways().leaveSuccessor(step);
    if (step.done()) {
      withdraw(step, expired ? Set.of() : Set.of(view.old()));
    }
    if (step.done() && away.isEmpty()) {
      retire(step);
    } else if (step.done()) {
      step.because.add(
          "certificate %s expired on %s, so %s is kept where it is presented"
              .formatted(view.old(), view.state().request().oldNotAfter(), view.successor()));
    }
    return step;
  }

  /**
   * Returns the last stage that may return. A stage whose backends do not prove that they accept
   * the old certificate stays: it must not be moved on hope, not even back.
   */
  private void returnOne(Step step, List<StageRef> away) {
    Set<String> both = Set.of(view.old(), view.successor());
    for (StageRef stage : away) {
      Step check = new Step(null);
      ask(check, stage, both);
      step.lacking.add(view.saying(stage));
      if (check.done()) {
        step.commands.add(ids.switchStage(stage, view.successor(), view.old()));
        return;
      }
      ask(step, stage, both);
    }
  }

  private void ask(Step step, StageRef stage, Set<String> both) {
    step.offer(serving(stage, view.excluded()), both, Set.of(), ids);
    Map<String, Optional<BackendFact>> awaited = serving(stage, view.awaited());
    step.tell(awaited, both, Set.of(), ids);
    step.demand(awaited, new Accepts(view.old()));
  }

  private static Map<String, Optional<BackendFact>> serving(
      StageRef stage, Map<String, Optional<BackendFact>> backends) {
    backends.values().removeIf(fact -> fact.isPresent() && !fact.get().serves(List.of(stage)));
    return backends;
  }

  /** Every backend that was told of the successor is told to forget it, also one that has left. */
  private void withdraw(Step step, Set<String> hold) {
    Set<String> successor = Set.of(view.successor());
    Map<String, Optional<BackendFact>> members = view.holding(view.successor());
    members.keySet().retainAll(view.awaited().keySet());
    step.tell(members, hold, successor, ids);
    step.tell(view.holding(view.successor()), Set.of(), successor, ids);
    view.stages().forEach(stage -> step.because.add(view.saying(stage)));
  }

  private void retire(Step step) {
    step.because.add("no bundle holds %s".formatted(view.successor()));
    CertificateFact successor = view.facts().certificate(view.successor());
    if (view.keepsSuccessor()) {
      step.because.add("certificate %s existed before and is kept".formatted(view.successor()));
    } else if (successor.generated() && !successor.deleted()) {
      step.commands.add(ids.retire(view.successor(), 0));
      step.lacking.add("certificate %s has not been deleted".formatted(view.successor()));
    } else if (successor.generated()) {
      step.because.add("certificate %s was deleted".formatted(view.successor()));
    } else {
      step.because.add("certificate %s was never generated".formatted(view.successor()));
    }
  }
}
