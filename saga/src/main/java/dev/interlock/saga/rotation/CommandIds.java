package dev.interlock.saga.rotation;

import dev.interlock.contract.Command;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.Command.ProbeBackend;
import dev.interlock.contract.Command.RemindRotation;
import dev.interlock.contract.Command.RetireCertificate;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes commands with ids that say what they are for: {@code <rotation>/<PHASE>[#<round>]/<deed>…}.
 * A phase that was resumed counts its rounds from {@code #2}, so that it may ask again what was
 * refused or lost.
 */
record CommandIds(View view, Instant now) {

  private RotationState state() {
    return view.state();
  }

  IdentifiedCommand enter(RotationPhase next, List<String> because) {
    return command(
        "enter/" + next, new EnterRotationPhase(state().rotationId(), next, because, now));
  }

  IdentifiedCommand hold(String reason, List<String> backends) {
    int earlier = state().course().holds();
    return command(
        "hold/" + (earlier + 1),
        new HoldRotation(state().rotationId(), reason, backends, earlier, now));
  }

  /** One for each time that the rotation has waited from a moment on, also after a retry. */
  IdentifiedCommand remind(Instant since, String reason, List<String> backends) {
    return new IdentifiedCommand(
        "%s/%s/remind/%s".formatted(state().rotationId(), state().phase(), since),
        new RemindRotation(state().rotationId(), state().phase(), reason, backends, now));
  }

  IdentifiedCommand generate() {
    String successor = state().request().newCertificateId();
    String old = state().request().oldCertificateId();
    return command(
        "generate/" + successor, new GenerateSuccessor(successor, old, state().rotationId(), now));
  }

  IdentifiedCommand retire(String certificateId, int attempt) {
    return command(
        "retire/" + certificateId + "/" + attempt,
        new RetireCertificate(certificateId, state().rotationId(), now));
  }

  /**
   * Lets a bundle hold some certificates and not others; empty when it is so already. With it, the
   * bundle comes to hold whatever the stages of the backend present: no revision may say otherwise.
   * The version is part of the id: if somebody else revises the bundle meanwhile, it is asked
   * again.
   */
  Optional<IdentifiedCommand> revise(BackendFact backend, Set<String> hold, Set<String> drop) {
    BackendTrust trust = backend.trust();
    Set<String> add = new TreeSet<>(hold);
    add.removeAll(trust.bundle());
    Set<String> remove = new TreeSet<>(drop);
    remove.retainAll(trust.bundle());
    Set<String> inUse = view.presentedAt(trust);
    remove.removeAll(inUse);
    if (add.isEmpty() && remove.isEmpty()) {
      return Optional.empty();
    }
    inUse.removeAll(trust.bundle());
    add.addAll(inUse);
    return Optional.of(
        command(
            "trust/" + trust.backendId() + "/" + trust.version(),
            new ReviseTrust(
                trust.backendId(),
                Collections.unmodifiableSet(add),
                Collections.unmodifiableSet(remove),
                state().rotationId(),
                now)));
  }

  IdentifiedCommand probe(String backendId, int round) {
    return command(
        "probe/" + backendId + "/" + round, new ProbeBackend(backendId, state().rotationId(), now));
  }

  IdentifiedCommand switchStage(StageRef stage, String from, String to) {
    return command(
        "switch/" + stage.id(), new SwitchStage(stage, from, to, state().rotationId(), now));
  }

  private IdentifiedCommand command(String deed, Command command) {
    int round = state().course().round();
    String phase = state().phase() + (round == 0 ? "" : "#" + (round + 1));
    return new IdentifiedCommand(state().rotationId() + "/" + phase + "/" + deed, command);
  }
}
