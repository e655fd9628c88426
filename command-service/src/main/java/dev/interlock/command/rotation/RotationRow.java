package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import java.util.Set;

/**
 * A rotation as the guards need it.
 *
 * @param takenBack whether somebody asked to abort it or to roll it back
 */
public record RotationRow(
    String rotationId,
    String oldCertificateId,
    String newCertificateId,
    boolean successorExisted,
    RotationKind kind,
    RotationPhase phase,
    boolean held,
    boolean takenBack) {

  /** Why what others want of the certificate must wait. */
  public Refusal needs(String certificateId) {
    return Refusal.conflict(
        "Certificate %s is part of rotation %s; wait for its end or abort it"
            .formatted(certificateId, rotationId));
  }

  /**
   * What the backends of its stages must go on to trust: what these present, or may present next.
   */
  public Set<String> toTrust() {
    return switch (phase) {
      case PLANNED, PREPARED, ROLLING_BACK -> Set.of(oldCertificateId);
      case DISTRIBUTING, ACTIVATING, DRAINING ->
          kind == RotationKind.EMERGENCY
              ? Set.of(newCertificateId)
              : Set.of(oldCertificateId, newCertificateId);
      case UNTRUSTING -> Set.of(newCertificateId);
      case RETIRED, ROLLED_BACK -> Set.of();
    };
  }

  boolean switchesTo(String certificateId) {
    return !held
        && switch (phase) {
          // So that no stage switches behind the back of an abort.
          case ACTIVATING -> !takenBack && certificateId.equals(newCertificateId);
          case ROLLING_BACK -> certificateId.equals(oldCertificateId);
          case PLANNED, PREPARED, DISTRIBUTING, DRAINING, UNTRUSTING, RETIRED, ROLLED_BACK -> false;
        };
  }
}
