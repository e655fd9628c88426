package dev.interlock.command.rules;

import static dev.interlock.command.rules.Session.some;

import dev.interlock.command.Refusal;
import dev.interlock.command.RunningService;
import dev.interlock.command.backend.ProbeRequests;
import dev.interlock.command.certificate.Presenters;
import dev.interlock.command.eventstore.Commands;
import dev.interlock.command.rotation.RotationRow;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.contract.Command;
import dev.interlock.contract.Command.EnterRotationPhase;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.HoldRotation;
import dev.interlock.contract.Command.RetireCertificate;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.dao.ConcurrencyFailureException;

/** A saga that believes anything: it sends what a sane one would send in some other state. */
record StraySaga(RunningService service, Session session) {
  private static final String NOBODY = "nobody";

  void enter(Random chance) {
    RotationRow rotation = rotation(chance);
    RotationPhase next = next(rotation, chance);
    send(new EnterRotationPhase(rotation.rotationId(), next, List.of(), Instant.now()));
  }

  void hold(Random chance) {
    send(new HoldRotation(rotation(chance).rotationId(), "", List.of(), null, Instant.now()));
  }

  void generate(Random chance) {
    RotationRow rotation = rotation(chance);
    String successor = rotation.newCertificateId();
    session.certificates.addIfAbsent(successor);
    send(
        new GenerateSuccessor(
            successor, rotation.oldCertificateId(), rotation.rotationId(), Instant.now()));
  }

  void retire(Random chance) {
    RotationRow rotation = rotation(chance);
    send(
        new RetireCertificate(certificate(rotation, chance), rotation.rotationId(), Instant.now()));
  }

  void probe(Random chance) {
    service.bean(ProbeRequests.class).order(some(session.backends, chance), Instant.now());
  }

  void trust(Random chance) {
    RotationRow rotation = rotation(chance);
    revise(rotation, Set.of(certificate(rotation, chance)), Set.of(), chance);
  }

  void distrust(Random chance) {
    RotationRow rotation = rotation(chance);
    revise(rotation, Set.of(), Set.of(certificate(rotation, chance)), chance);
  }

  private void revise(RotationRow rotation, Set<String> add, Set<String> remove, Random chance) {
    String backend = some(session.backends, chance);
    send(new ReviseTrust(backend, add, remove, rotation.rotationId(), Instant.now()));
  }

  void switchStage(Random chance) {
    RotationRow rotation = rotation(chance);
    StageRef stage = some(session.stages, chance);
    send(
        new SwitchStage(
            stage,
            presentedBy(stage),
            certificate(rotation, chance),
            rotation.rotationId(),
            Instant.now()));
  }

  private void send(Command command) {
    try {
      service.bean(Commands.class).send(command);
    } catch (Refusal | AggregateNotFoundException | ConcurrencyFailureException refused) {
      // Then nothing may have happened, which the log shows.
    }
  }

  private RotationRow rotation(Random chance) {
    if (session.rotations.isEmpty()) {
      List<String> known = session.certificates;
      return new RotationRow(
          NOBODY,
          known.getFirst(),
          known.getLast(),
          false,
          RotationKind.ROUTINE,
          RotationPhase.ACTIVATING,
          false,
          false);
    }
    return service.bean(Rotations.class).find(some(session.rotations, chance)).orElseThrow();
  }

  private static RotationPhase next(RotationRow rotation, Random chance) {
    return chance.nextInt(3) == 0
        ? some(List.of(RotationPhase.values()), chance)
        : rotation.kind().after(rotation.phase()).orElse(RotationPhase.ROLLED_BACK);
  }

  private String certificate(RotationRow rotation, Random chance) {
    return switch (chance.nextInt(4)) {
      case 0, 1 -> rotation.newCertificateId();
      case 2 -> rotation.oldCertificateId();
      default -> some(session.certificates, chance);
    };
  }

  private String presentedBy(StageRef stage) {
    return session.certificates.stream()
        .filter(id -> service.bean(Presenters.class).of(id).contains(stage))
        .findFirst()
        .orElse(NOBODY);
  }
}
