package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Ids;
import dev.interlock.command.backend.Backends;
import dev.interlock.command.backend.BundleGuard;
import dev.interlock.command.backend.CertificateDirectory;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.Presenters;
import dev.interlock.command.certificate.StoredCertificate;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Resolves what a rotation will move, and refuses what it could not. */
@Component
class RotationPlanner {
  private static final int ID_LENGTH = 10;
  private final Certificates certificates;
  private final Presenters presenters;
  private final Backends backends;
  private final Rotations rotations;
  private final BundleGuard guard;
  private final ExistingSuccessors existing;
  private final CertificateDirectory directory;
  private final Ids ids;

  RotationPlanner(
      Certificates certificates,
      Presenters presenters,
      Backends backends,
      Rotations rotations,
      BundleGuard guard,
      ExistingSuccessors existing,
      CertificateDirectory directory,
      Ids ids) {
    this.certificates = certificates;
    this.presenters = presenters;
    this.backends = backends;
    this.rotations = rotations;
    this.guard = guard;
    this.existing = existing;
    this.directory = directory;
    this.ids = ids;
  }

  /** What runs a check that may refuse the rotation. */
  interface Checks {
    void run(Runnable check);
  }

  /**
   * The rotation that is asked for.
   *
   * @throws Refusal when it could not be started, or not be ended
   */
  RotationRequested plan(RotationRequest request, String by, Instant at) {
    return plan(request, by, at, Runnable::run);
  }

  /** The same, where a check need not end it. */
  RotationRequested plan(RotationRequest request, String by, Instant at, Checks checks) {
    RotationKind kind = request.checkedKind();
    String certificate = request.checkedCertificateId();
    StoredCertificate old =
        certificates
            .find(certificate)
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "There is no client certificate %s; list them with GET /clientcertificates"
                            .formatted(certificate)));
    if (kind == RotationKind.EMERGENCY) {
      requireNothingInTheWay(certificate);
    }
    if (!kind.switches()) {
      requireValid(old, at);
    }
    String successorId = request.successorId();
    if (successorId != null) {
      existing.require(successorId, old, kind);
    }
    // Else a stage that is given the certificate meanwhile would be left behind.
    certificates.holdForDeletion(certificate);
    List<StageRef> stages = presenters.of(certificate);
    if (stages.isEmpty()) {
      throw Refusal.conflict(
          "No stage presents certificate %s; attach it to a stage first, or delete it"
              .formatted(certificate));
    }
    stages.forEach(stage -> checks.run(() -> rotations.requireNotMoving(stage, null)));
    TreeMap<String, BackendTrust> bound = new TreeMap<>();
    stages.forEach(
        stage -> backends.serving(stage).forEach(trust -> bound.put(trust.backendId(), trust)));
    TrustedCertificate replaced = directory.trusted(certificate);
    TrustedCertificate successor = successorId == null ? null : directory.trusted(successorId);
    bound.forEach(
        (id, trust) ->
            checks.run(() -> guard.mayRotate(trust, backends.bundle(id), replaced, successor, at)));
    Waves waves = request.checkedWaves(stages);
    RotationRequested requested =
        new RotationRequested(
            ids.next(ID_LENGTH),
            certificate,
            old.certificate().notAfter(),
            successorId == null ? ids.certificateId() : successorId,
            successorId == null ? null : true,
            kind,
            waves.stages(),
            List.copyOf(bound.keySet()),
            request.checkedDrain(bound.keySet().stream().map(backends::drain)),
            request.checkedDeadline(),
            request.checkedPace(waves),
            request.checkedReason(),
            by,
            at);
    if (successorId != null) {
      checks.run(() -> existing.requireOutlives(successorId, at.plus(requested.longest())));
    }
    return requested;
  }

  /** Nobody could prove to accept it beside the throw-away certificate. */
  private static void requireValid(StoredCertificate old, Instant at) {
    Instant end = old.certificate().notAfter();
    if (end.isBefore(at)) {
      throw Refusal.conflict(
          "Certificate %s expired on %s, so there is nothing to rehearse; rotate it"
              .formatted(old.certificateId(), end));
    }
  }

  private void requireNothingInTheWay(String compromisedId) {
    rotations.about(compromisedId).stream()
        .findFirst()
        .ifPresent(
            rotation -> {
              throw rotation.kind().switches()
                  ? new InTheWay(rotation, compromisedId).refusal()
                  : rotation.needs(compromisedId);
            });
  }
}
