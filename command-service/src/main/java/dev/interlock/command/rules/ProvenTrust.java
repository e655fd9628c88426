package dev.interlock.command.rules;

import dev.interlock.command.Refusal;
import dev.interlock.command.backend.Backends;
import dev.interlock.command.rotation.RotationGuard;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.command.rotation.Rotations.Row;
import dev.interlock.command.stage.TrustGuard;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.trust.BackendTrust;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * No stage presents a certificate that a backend of it has not proved to accept, and no certificate
 * is retired that one has not proved to refuse.
 */
@Component
class ProvenTrust implements TrustGuard, RotationGuard {
  private final Backends backends;
  private final Rotations rotations;

  ProvenTrust(Backends backends, Rotations rotations) {
    this.backends = backends;
    this.rotations = rotations;
  }

  @Override
  public void mayChange(StageRef stage, @Nullable String rotationId) {
    rotations.requireNotMoving(stage, rotationId);
  }

  @Override
  public void mayPresent(StageRef stage, String certificateId, @Nullable String rotationId) {
    rotations.about(certificateId).stream()
        .filter(rotation -> !rotation.rotationId().equals(rotationId))
        .findFirst()
        .ifPresent(
            rotation -> {
              throw rotation.needs(certificateId);
            });
    requireProof(
        backends.serving(stage),
        "Stage %s cannot present certificate %s: not proved to be accepted by "
            .formatted(stage, certificateId),
        "; a rotation brings that proof: POST /v1/rotations",
        certificateId,
        BackendTrust::notAccepting);
  }

  @Override
  public void mayEnter(String rotationId, RotationPhase phase) {
    if (phase != RotationPhase.RETIRED) {
      return;
    }
    Row rotation = rotations.find(rotationId).orElseThrow();
    String refused = "Rotation %s cannot retire %s: ";
    for (StageRef stage : rotations.stagesOf(rotationId)) {
      List<BackendTrust> serving = backends.serving(stage);
      requireProof(
          serving,
          refused.formatted(rotationId, rotation.oldCertificateId())
              + "not proved to be refused by ",
          "",
          rotation.oldCertificateId(),
          BackendTrust::notRefusing);
      requireProof(
          serving,
          refused.formatted(rotationId, rotation.oldCertificateId())
              + "its successor is not proved to be accepted by ",
          "",
          rotation.newCertificateId(),
          BackendTrust::notAccepting);
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
            .filter(trust -> !lacking.apply(trust, certificateId).isEmpty())
            .map(
                trust ->
                    "backend %s (instances %s)"
                        .formatted(
                            trust.backendId(),
                            String.join(", ", lacking.apply(trust, certificateId))))
            .toList();
    if (!names.isEmpty()) {
      throw Refusal.conflict(refusal + String.join(", ", names) + remedy);
    }
  }
}
