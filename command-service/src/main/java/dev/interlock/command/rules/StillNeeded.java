package dev.interlock.command.rules;

import dev.interlock.command.Refusal;
import dev.interlock.command.backend.Backends;
import dev.interlock.command.certificate.DeletionGuard;
import dev.interlock.command.rotation.RotationRow;
import dev.interlock.command.rotation.Rotations;
import dev.interlock.contract.RotationPhase;
import java.util.List;
import org.springframework.stereotype.Component;

/** No certificate is deleted that a rotation may return to, or that a backend is told to trust. */
@Component
class StillNeeded implements DeletionGuard {
  private final Backends backends;
  private final Rotations rotations;

  StillNeeded(Backends backends, Rotations rotations) {
    this.backends = backends;
    this.rotations = rotations;
  }

  @Override
  public void mayDelete(String certificateId) {
    rotations.about(certificateId).stream()
        .filter(rotation -> !withdrawn(rotation, certificateId))
        .findFirst()
        .ifPresent(
            rotation -> {
              throw rotation.needs(certificateId);
            });
    List<String> trusting = backends.trusting(certificateId);
    if (!trusting.isEmpty()) {
      throw Refusal.conflict(
          "Certificate %s is in the trust bundle of %s; rotate it or unbind these backends first"
              .formatted(certificateId, String.join(", ", trusting)));
    }
  }

  private static boolean withdrawn(RotationRow rotation, String certificateId) {
    return rotation.phase() == RotationPhase.ROLLING_BACK
        && !rotation.successorExisted()
        && rotation.newCertificateId().equals(certificateId);
  }
}
