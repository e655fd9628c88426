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

  /** What the command brings where, if it brings the successor anywhere. */
  static Optional<InFlight> of(Command command, String successor) {
    boolean brings =
        switch (command) {
          case GenerateSuccessor ignored -> true;
          case ReviseTrust revise -> revise.add().contains(successor);
          case SwitchStage change -> change.to().equals(successor);
          case Command.EnterRotationPhase ignored -> false;
          case Command.HoldRotation ignored -> false;
          case Command.RemindRotation ignored -> false;
          case Command.RetireCertificate ignored -> false;
          case Command.ProbeBackend ignored -> false;
        };
    return brings ? Optional.of(new InFlight(command.aggregateId(), successor)) : Optional.empty();
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
            stage ->
                new SwitchStage(stage, request.oldCertificateId(), certificateId, rotation, at))
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
