package dev.interlock.saga.rotation;

import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.Command;
import dev.interlock.contract.Command.GenerateSuccessor;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.Command.SwitchStage;
import dev.interlock.contract.Event;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A command whose effect has not been seen yet brings a certificate to an aggregate. A rollback
 * that did not wait for it would be undone behind its back.
 */
public record InFlight(String aggregateId, String certificateId) {

  /** What the command brings where: the successor to anything, or a certificate to a stage. */
  static Optional<InFlight> of(Command command, String successor) {
    String brought =
        switch (command) {
          case GenerateSuccessor ignored -> successor;
          case ReviseTrust revise -> revise.add().contains(successor) ? successor : null;
          case SwitchStage change -> change.to();
          case Command.EnterRotationPhase ignored -> null;
          case Command.HoldRotation ignored -> null;
          case Command.RemindRotation ignored -> null;
          case Command.RetireCertificate ignored -> null;
          case Command.ProbeBackend ignored -> null;
        };
    return Optional.ofNullable(brought).map(id -> new InFlight(command.aggregateId(), id));
  }

  /** The command again, as far as it matters: the write side obeys an id once. */
  Command command(RotationRequested request, Instant at) {
    String rotation = request.rotationId();
    if (aggregateId.equals(certificateId)) {
      return new GenerateSuccessor(certificateId, request.oldCertificateId(), rotation, at);
    }
    return request.stages().stream()
        .filter(stage -> stage.id().equals(aggregateId))
        .findFirst()
        .<Command>map(
            stage -> {
              boolean returns = certificateId.equals(request.oldCertificateId());
              String from = returns ? request.newCertificateId() : request.oldCertificateId();
              return new SwitchStage(stage, from, certificateId, rotation, at);
            })
        .orElseGet(
            () -> new ReviseTrust(aggregateId, Set.of(certificateId), Set.of(), rotation, at));
  }

  /** Whether the event shows that it has arrived. */
  boolean arrived(Event event) {
    return event.aggregateId().equals(aggregateId)
        && switch (event) {
          case CertificateAssignedToStage assigned -> assigned.to().equals(certificateId);
          case TrustBundleRevised revised ->
              revised.certificates().stream()
                  .anyMatch(trusted -> trusted.certificateId().equals(certificateId));
          case CertificateGenerated ignored -> true;
          default -> false;
        };
  }
}
