package dev.interlock.saga.rotation;

import dev.interlock.contract.RotationPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides what a rotation does next. It looks at what is known and never at what was heard last, so
 * that a repeat or a loss of its input heals by deciding again.
 *
 * @param probeInterval the time between two rounds of probes
 */
public record Interlocking(Duration probeInterval) {

  /** Decides; equal arguments give equal decisions. */
  public Decision decide(RotationState state, Facts facts, Instant now) {
    View view = new View(state, facts);
    CommandIds ids = new CommandIds(view, now);
    Course course = state.course();
    if (state.complete(facts)) {
      return still(state);
    }
    if (course.abortRequested() && course.phase().reversible()) {
      return send(
          state, ids.enter(RotationPhase.ROLLING_BACK, List.of("somebody asked to take it back")));
    }
    if (course.held() != null) {
      return still(state);
    }
    Optional<Obstacle> obstacle = Obstacle.in(view);
    if (obstacle.isPresent()) {
      return send(
          state.with(state.departures().reporting(obstacle.get().departed())),
          ids.hold(obstacle.get().reason(), List.of()));
    }
    return state.phase().terminal()
        ? retire(view, ids, now)
        : proceed(state, step(view, ids, now), ids, now);
  }

  /**
   * Decides after a start, when commands and their answers may have been lost with a broker's log:
   * whatever is still wanted or still unanswered is sent again, under its old id.
   */
  public Decision decideAnew(RotationState state, Facts facts, Instant now) {
    Decision decision = decide(state.with(state.sent().forgotten()), facts, now);
    List<IdentifiedCommand> commands = new ArrayList<>();
    state
        .sent()
        .inFlight()
        .forEach(
            (id, effect) ->
                commands.add(new IdentifiedCommand(id, effect.command(state.request(), now))));
    decision.commands().stream()
        .filter(command -> !state.sent().inFlight().containsKey(command.id()))
        .forEach(commands::add);
    return new Decision(commands, decision.wakeAt(), decision.state());
  }

  /**
   * A rotation that has succeeded cannot be held any more, so a refusal is met by trying again
   * later, unless a stage has been given the certificate in the meantime: then news will come.
   */
  private Decision retire(View view, CommandIds ids, Instant now) {
    RotationState state = view.state();
    Probing tried = state.probing();
    String retired = state.request().retires();
    IdentifiedCommand retire = ids.retire(retired, tried.rounds());
    if (view.facts().stages().values().stream().anyMatch(fact -> fact.presents(retired))) {
      return still(state);
    }
    Step step = new Step(null);
    step.tell(view.holding(retired), Set.of(), Set.of(retired), ids);
    if (!step.done()) {
      return send(state, step.commands.toArray(IdentifiedCommand[]::new));
    }
    if (state.sent().refusalOf(retire) == null) {
      return send(state, retire);
    }
    Instant next = tried.next();
    if (next != null && !now.isBefore(next)) {
      int attempt = tried.rounds() + 1;
      return send(state.with(new Probing(attempt, null, null)), ids.retire(retired, attempt));
    }
    Instant later = next == null ? now.plus(probeInterval) : next;
    return waking(still(state.with(new Probing(tried.rounds(), later, null))), later);
  }

  private static Step step(View view, CommandIds ids, Instant now) {
    Forward forward = new Forward(view, ids);
    return switch (view.state().phase()) {
      case PLANNED -> forward.planned(now);
      case PREPARED -> forward.prepared();
      case DISTRIBUTING -> forward.distributing(now);
      case ACTIVATING -> forward.activating(now);
      case DRAINING -> forward.draining(now);
      case UNTRUSTING -> forward.untrusting();
      case WITHDRAWING -> forward.withdrawing();
      case ROLLING_BACK -> new Backward(view, ids).rollingBack(now);
      case RETIRED, ROLLED_BACK, REHEARSED -> new Step(null);
    };
  }

  private Decision proceed(RotationState state, Step step, CommandIds ids, Instant now) {
    if (step.done() && step.next != null) {
      step.commands.clear();
      step.commands.add(ids.enter(step.next, step.because));
    }
    Optional<String> refusal = refusal(state, step, ids);
    if (refusal.isPresent()) {
      return send(state, ids.hold(refusal.get(), List.copyOf(step.waitingFor)));
    }
    if (step.failure != null) {
      return send(state, ids.hold(step.failure, List.copyOf(step.waitingFor)));
    }
    if (step.done()) {
      return send(state, step.commands.toArray(IdentifiedCommand[]::new));
    }
    if (step.ends != null) {
      return waking(send(state, step.commands.toArray(IdentifiedCommand[]::new)), step.ends);
    }
    Waiting waiting = Waiting.of(state, step, ids);
    return now.isBefore(waiting.deadline())
        ? wait(state, step, ids, waiting, now)
        : send(state, waiting.reminder(), waiting.hold());
  }

  private Decision wait(
      RotationState state, Step step, CommandIds ids, Waiting waiting, Instant now) {
    List<IdentifiedCommand> commands = new ArrayList<>(step.commands);
    Probing probing = state.probing();
    boolean unconfirmed = step.toConfirm != null && !step.toConfirm.equals(probing.confirmed());
    Instant next = nextRound(state);
    if (unconfirmed || !now.isBefore(next)) {
      int round = probing.rounds() + (step.toProbe.isEmpty() ? 0 : 1);
      step.toProbe.forEach(backend -> commands.add(ids.probe(backend, round)));
      next = now.plus(probeInterval);
      probing = new Probing(round, next, unconfirmed ? step.toConfirm : probing.confirmed());
    }
    if (!now.isBefore(waiting.half())) {
      commands.add(waiting.reminder());
    }
    return waking(
        send(state.with(probing), commands.toArray(IdentifiedCommand[]::new)),
        Stream.of(next, waiting.since(), waiting.half(), waiting.deadline())
            .filter(now::isBefore)
            .min(Comparator.naturalOrder())
            .orElse(next));
  }

  /**
   * In PLANNED nothing else has caused a probe, and who resumes has mended something, so the first
   * round does not wait.
   */
  private Instant nextRound(RotationState state) {
    Instant next = state.probing().next();
    if (next != null) {
      return next;
    }
    Instant since = state.course().waitingSince();
    return state.phase() == RotationPhase.PLANNED || state.course().round() > 0
        ? since
        : since.plus(probeInterval);
  }

  /** A refusal counts while what was refused is still wanted; otherwise it is so already. */
  private static Optional<String> refusal(RotationState state, Step step, CommandIds ids) {
    List<IdentifiedCommand> wanted = new ArrayList<>(step.commands);
    step.toProbe.forEach(backend -> wanted.add(ids.probe(backend, state.probing().rounds())));
    return wanted.stream()
        .filter(command -> state.sent().refusalOf(command) != null)
        .map(
            command ->
                "Command %s was refused: %s"
                    .formatted(command.id(), state.sent().refusalOf(command)))
        .findFirst();
  }

  private static Decision still(RotationState state) {
    return new Decision(List.of(), Optional.empty(), state);
  }

  private static Decision waking(Decision decision, Instant at) {
    return new Decision(decision.commands(), Optional.of(at), decision.state());
  }

  private static Decision send(RotationState state, IdentifiedCommand... wanted) {
    List<IdentifiedCommand> news =
        List.of(wanted).stream().filter(command -> !state.sent().contains(command)).toList();
    Sent sent = state.sent();
    for (IdentifiedCommand command : news) {
      sent = sent.with(command, state.request().newCertificateId());
    }
    return new Decision(news, Optional.empty(), state.with(sent));
  }
}
