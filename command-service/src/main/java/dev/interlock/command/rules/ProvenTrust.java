package dev.interlock.command.rules;

import dev.interlock.command.Refusal;
import dev.interlock.command.backend.Backends;
import dev.interlock.command.backend.CertificateDirectory;
import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.Presenters;
import dev.interlock.command.rotation.RotationRow;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.command.stage.TrustGuard;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * No stage presents a certificate that has expired or that a backend of it has not proved to
 * accept, and no certificate is retired that one has not proved to refuse; but for backends that a
 * person excluded.
 */
@Component
class ProvenTrust implements TrustGuard {
  private final StageRows stages;
  private final Presenters presenters;
  private final Backends backends;
  private final Rotations rotations;
  private final CertificateDirectory certificates;
  private final Certificates stored;
  private final Expiry expiry;

  ProvenTrust(
      StageRows stages,
      Presenters presenters,
      Backends backends,
      Rotations rotations,
      CertificateDirectory certificates,
      Certificates stored,
      Expiry expiry) {
    this.stages = stages;
    this.presenters = presenters;
    this.backends = backends;
    this.rotations = rotations;
    this.certificates = certificates;
    this.stored = stored;
    this.expiry = expiry;
  }

  @Override
  public void mayChange(StageRef stage, @Nullable String rotationId) {
    // First, so that whoever binds a backend to it or revises a bundle meanwhile is seen here.
    stages.hold(stage);
    rotations.requireNotMoving(stage, rotationId);
  }

  @Override
  public void mayPresent(
      StageRef stage, String certificateId, @Nullable String rotationId, Instant at) {
    if (rotationId != null) {
      rotations.requireSwitching(rotationId, stage, certificateId);
    }
    rotations.requireNoThrowAway(certificateId);
    rotations.about(certificateId).stream()
        .filter(rotation -> !rotation.rotationId().equals(rotationId))
        .findFirst()
        .ifPresent(
            rotation -> {
              throw rotation.needs(certificateId);
            });
    List<BackendTrust> serving = backends.serving(stage);
    if (rotationId != null || !serving.isEmpty()) {
      requireValid(stage, certificateId, at);
    }
    requireProof(
        rotationId == null ? serving : awaited(rotationId, stage),
        "Stage %s cannot present certificate %s: not proved to be accepted by "
            .formatted(stage, certificateId),
        "; a rotation brings that proof: POST /v1/rotations",
        certificateId,
        BackendTrust::notAccepting);
  }

  /** An acknowledgement says nothing about expiry, and a probe may have been made before it. */
  private void requireValid(StageRef stage, String certificateId, Instant at) {
    expiry
        .of(certificateId, at)
        .ifPresent(
            end -> {
              throw Refusal.conflict(
                  "Stage %s cannot present certificate %s: it expired on %s, and servers may refuse it"
                          .formatted(stage, certificateId, end)
                      + " for that; rotate to one that is valid: POST /v1/rotations");
            });
  }

  /**
   * Says nothing when what backends have proved lets a rotation enter a phase.
   *
   * @throws Refusal CONFLICT, naming what is missing
   */
  void mayEnter(RotationRow rotation, RotationPhase phase) {
    switch (phase) {
      case UNTRUSTING -> requireRefusable(rotation, phase);
      case RETIRED -> {
        requireRefusable(rotation, phase);
        requireReplaced(rotation, phase, rotation.oldCertificateId(), rotation.newCertificateId());
      }
      case ROLLED_BACK -> requireTakenBack(rotation, phase);
      case WITHDRAWING -> {
        for (String both : List.of(rotation.newCertificateId(), rotation.oldCertificateId())) {
          requireProof(rotation, phase, both, "accepted", BackendTrust::notAccepting);
        }
      }
      case REHEARSED ->
          requireReplaced(
              rotation, phase, rotation.newCertificateId(), rotation.oldCertificateId());
      case PLANNED, PREPARED, DISTRIBUTING, ACTIVATING, DRAINING, ROLLING_BACK -> {}
    }
  }

  /** The backends of a stage but those that a person excluded from the rotation. */
  private List<BackendTrust> awaited(String rotationId, StageRef stage) {
    Set<String> excluded = rotations.excludedFrom(rotationId);
    return backends.serving(stage).stream()
        .filter(trust -> !excluded.contains(trust.backendId()))
        .toList();
  }

  /** Also where an acknowledgement suffices: what an authority lets in is refused by nobody. */
  private void requireRefusable(RotationRow rotation, RotationPhase phase) {
    TrustedCertificate old = certificates.trusted(rotation.oldCertificateId());
    requireUnused(rotation, phase, old.certificateId());
    for (StageRef stage : rotations.stagesOf(rotation.rotationId())) {
      stages.hold(stage);
      for (BackendTrust serving : awaited(rotation.rotationId(), stage)) {
        SharedAuthorities.requireNone(
            serving.backendId(),
            old,
            backends.bundle(serving.backendId()).certificates(),
            "Unbind it from the stages that present %2$s, then resume the rotation.");
      }
    }
  }

  private void requireUnused(RotationRow rotation, RotationPhase phase, String certificateId) {
    List<StageRef> presenting = presenters.of(certificateId);
    if (!presenting.isEmpty()) {
      throw Refusal.conflict(
          "Rotation %s cannot enter %s: the stages %s present %s"
              .formatted(rotation.rotationId(), phase, presenting, certificateId));
    }
  }

  /** Nothing is left of the successor, but where a stage cannot return to what has expired. */
  private void requireTakenBack(RotationRow rotation, RotationPhase phase) {
    String successor = rotation.newCertificateId();
    if (expiry.of(rotation.oldCertificateId()).isEmpty()) {
      requireUnused(rotation, phase, successor);
    }
    if (!rotation.successorExisted()
        && presenters.of(successor).isEmpty()
        && stored.find(successor).isPresent()) {
      throw Refusal.conflict(
          "Rotation %s cannot enter %s: no stage presents %s, and it is not deleted yet"
              .formatted(rotation.rotationId(), phase, successor));
    }
  }

  /** Every backend refuses one certificate and accepts the other. */
  private void requireReplaced(
      RotationRow rotation, RotationPhase phase, String distrusted, String kept) {
    requireProof(rotation, phase, distrusted, "refused", BackendTrust::notRefusing);
    requireProof(rotation, phase, kept, "accepted", BackendTrust::notAccepting);
  }

  private void requireProof(
      RotationRow rotation,
      RotationPhase phase,
      String certificateId,
      String what,
      BiFunction<BackendTrust, String, List<String>> lacking) {
    for (StageRef stage : rotations.stagesOf(rotation.rotationId())) {
      stages.hold(stage);
      requireProof(
          awaited(rotation.rotationId(), stage),
          "Rotation %s cannot enter %s: %s is not proved to be %s by "
              .formatted(rotation.rotationId(), phase, certificateId, what),
          "",
          certificateId,
          lacking);
    }
  }

  private static void requireProof(
      List<BackendTrust> serving,
      String refusal,
      String remedy,
      String certificateId,
      BiFunction<BackendTrust, String, List<String>> lacking) {
    List<String> names =
        serving.stream()
            .filter(
                trust -> !trust.instancesKnown() || !lacking.apply(trust, certificateId).isEmpty())
            .map(
                trust ->
                    trust.instancesKnown()
                        ? "backend %s (instances %s)"
                            .formatted(
                                trust.backendId(),
                                String.join(", ", lacking.apply(trust, certificateId)))
                        : "backend %s (its instances are not known)".formatted(trust.backendId()))
            .toList();
    if (!names.isEmpty()) {
      throw Refusal.conflict(refusal + String.join(", ", names) + remedy);
    }
  }
}
