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
    return Refusal.conflict("Certificate %s is part of %s".formatted(certificateId, inTheWay()));
  }

  /** Its name, and how to get it out of the way. */
  String inTheWay() {
    return kind.switches()
        ? "rotation %s; wait for its end or abort it".formatted(rotationId)
        : "rehearsal %s, which switches nothing and can be aborted at any time: POST /v1/rotations/%<s/abort"
            .formatted(rotationId);
  }

  /**
   * What the backends of its stages must go on to trust: what these present, or may present next.
   */
  public Set<String> toTrust() {
    if (phase.terminal()) {
      return Set.of();
    }
    if (!kind.switches()) {
      return Set.of(oldCertificateId);
    }
    return switch (phase) {
      case PLANNED, PREPARED, ROLLING_BACK -> Set.of(oldCertificateId);
      case DISTRIBUTING, ACTIVATING, DRAINING ->
          kind == RotationKind.EMERGENCY
              ? Set.of(newCertificateId)
              : Set.of(oldCertificateId, newCertificateId);
      case UNTRUSTING -> Set.of(newCertificateId);
      case RETIRED, ROLLED_BACK, WITHDRAWING, REHEARSED -> Set.of();
    };
  }

  /**
   * Says nothing when it may take the certificates from bundles.
   *
   * @throws Refusal CONFLICT when a rehearsal takes more than it has brought
   */
  public void requireWithdrawable(Set<String> certificateIds) {
    if (!kind.switches() && !Set.of(newCertificateId).containsAll(certificateIds)) {
      throw Refusal.conflict(
          "Rehearsal %s takes nothing but certificate %s from a bundle, not %s"
              .formatted(rotationId, newCertificateId, certificateIds));
    }
  }

  boolean switchesTo(String certificateId) {
    return kind.switches()
        && !held
        && switch (phase) {
          // So that no stage switches behind the back of an abort.
          case ACTIVATING -> !takenBack && certificateId.equals(newCertificateId);
          case ROLLING_BACK -> certificateId.equals(oldCertificateId);
          case PLANNED,
              PREPARED,
              DISTRIBUTING,
              DRAINING,
              UNTRUSTING,
              RETIRED,
              ROLLED_BACK,
              WITHDRAWING,
              REHEARSED ->
              false;
        };
  }
}
