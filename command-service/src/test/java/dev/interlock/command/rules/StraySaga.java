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
import dev.interlock.contract.Command.ProbeBackend;
import dev.interlock.contract.Command.RetireCertificate;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Command.SwitchStage;
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

  void strike(Random chance) {
    RotationRow rotation = rotation(chance);
    String certificate = certificate(rotation, chance);
    String backend = some(session.backends, chance);
    StageRef stage = some(session.stages, chance);
    Instant at = Instant.now();
    String id = rotation.rotationId();
    send(
        switch (chance.nextInt(20)) {
          case 0, 1, 2, 3, 4, 5 ->
              new EnterRotationPhase(id, next(rotation.phase(), chance), List.of(), at);
          case 6 -> new HoldRotation(id, "", List.of(), at);
          case 7, 8 -> successor(rotation, at);
          case 9 -> new RetireCertificate(certificate, id, at);
          case 10 -> new ProbeBackend(backend, id, at);
          case 11, 12, 13, 14 -> new ReviseTrust(backend, Set.of(certificate), Set.of(), id, at);
          case 15, 16 -> new ReviseTrust(backend, Set.of(), Set.of(certificate), id, at);
          default -> new SwitchStage(stage, presentedBy(stage), certificate, id, at);
        });
  }

  private void send(Command command) {
    try {
      if (command instanceof ProbeBackend probe) {
        service.bean(ProbeRequests.class).order(probe.backendId(), probe.at());
      } else {
        service.bean(Commands.class).send(command);
      }
    } catch (Refusal | AggregateNotFoundException | ConcurrencyFailureException refused) {
      // Then nothing may have happened, which the log shows.
    }
  }

  private GenerateSuccessor successor(RotationRow rotation, Instant at) {
    session.certificates.addIfAbsent(rotation.newCertificateId());
    return new GenerateSuccessor(
        rotation.newCertificateId(), rotation.oldCertificateId(), rotation.rotationId(), at);
  }

  private RotationRow rotation(Random chance) {
    if (session.rotations.isEmpty()) {
      List<String> known = session.certificates;
      return new RotationRow(
          NOBODY, known.getFirst(), known.getLast(), RotationPhase.ACTIVATING, false);
    }
    return service.bean(Rotations.class).find(some(session.rotations, chance)).orElseThrow();
  }

  private static RotationPhase next(RotationPhase phase, Random chance) {
    List<RotationPhase> all = List.of(RotationPhase.values());
    return chance.nextInt(3) == 0
        ? some(all, chance)
        : all.get(Math.min(phase.ordinal() + 1, all.size() - 1));
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
