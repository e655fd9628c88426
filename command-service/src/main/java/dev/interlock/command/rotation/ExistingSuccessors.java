package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.Presenters;
import dev.interlock.command.certificate.StoredCertificate;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Whether a certificate that exists already may succeed another one. */
@Component
class ExistingSuccessors {
  private final Certificates certificates;
  private final Presenters presenters;
  private final Rotations rotations;

  ExistingSuccessors(Certificates certificates, Presenters presenters, Rotations rotations) {
    this.certificates = certificates;
    this.presenters = presenters;
    this.rotations = rotations;
  }

  /**
   * Says nothing when it may. In an emergency stages may present it already, as a stage does that
   * is there to keep it trusted. Nobody else takes either of them into use before the transaction
   * ends.
   *
   * @throws Refusal INVALID, NOT_FOUND or CONFLICT, naming what is in the way
   */
  void require(String successorId, StoredCertificate old, RotationKind kind) {
    if (successorId.equals(old.certificateId())) {
      throw Refusal.invalid(
          "successorId",
          "Certificate %s cannot succeed itself; name another one, or none to generate one"
              .formatted(successorId));
    }
    // In one order, so that two rotations that want each other's certificate do not deadlock.
    new TreeSet<>(List.of(successorId, old.certificateId())).forEach(certificates::holdForDeletion);
    StoredCertificate successor =
        certificates
            .find(successorId)
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "There is no client certificate %s to rotate to; list them with GET"
                                .formatted(successorId)
                            + " /clientcertificates"));
    if (kind != RotationKind.EMERGENCY) {
      requireNotPresented(successorId);
    }
    requireInNoRotation(successorId);
    if (successor.certificate().spkiHash().equals(old.certificate().spkiHash())) {
      throw Refusal.conflict(
          "Certificates %s and %s share a key, which the rotation is to destroy; rotate to one with a"
                  .formatted(old.certificateId(), successorId)
              + " key of its own");
    }
  }

  /**
   * Says nothing when it is valid for as long as the rotation to it may take.
   *
   * @param until when the rotation has ended, if every phase takes its time
   * @throws Refusal CONFLICT, naming both times
   */
  void requireOutlives(String successorId, Instant until) {
    Instant expiry = certificates.find(successorId).orElseThrow().certificate().notAfter();
    if (expiry.isBefore(until)) {
      throw Refusal.conflict(
          "Certificate %s expires on %s, and the rotation may take until %s; rotate to one that is"
                  .formatted(successorId, expiry, until)
              + " valid for longer, or shorten phaseDeadline and drain");
    }
  }

  /** What is in use already could not be withdrawn by a rollback. */
  private void requireNotPresented(String successorId) {
    List<StageRef> presenting = presenters.of(successorId);
    if (!presenting.isEmpty()) {
      throw Refusal.conflict(
          "The stages %s present certificate %s already; rotate to one that no stage presents"
              .formatted(presenting, successorId));
    }
  }

  private void requireInNoRotation(String successorId) {
    rotations.requireNoThrowAway(successorId);
    rotations.about(successorId).stream()
        .findFirst()
        .ifPresent(
            rotation -> {
              throw rotation.needs(successorId);
            });
  }
}
