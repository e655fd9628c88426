package dev.interlock.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The course of a rotation. */
public sealed interface RotationEvent extends Event {

  /** The id of the rotation. */
  String rotationId();

  @Override
  default String aggregateId() {
    return rotationId();
  }

  /**
   * A rotation was asked for; it is PLANNED.
   *
   * @param oldCertificateId the certificate to replace
   * @param newCertificateId the id of its successor
   * @param successorExisted true when the successor existed before, so that a rollback keeps it;
   *     null when it is yet to be generated
   * @param stages the stages that present the old certificate, in the order in which they switch
   * @param backends the backends bound to these stages at that time
   * @param drain how long sessions opened with the old certificate may live on
   * @param phaseDeadline how long a phase may wait for evidence before the rotation is held
   */
  @WireName("rotation-requested")
  record RotationRequested(
      String rotationId,
      String oldCertificateId,
      String newCertificateId,
      @Nullable Boolean successorExisted,
      List<StageRef> stages,
      List<String> backends,
      Duration drain,
      Duration phaseDeadline,
      @Nullable String reason,
      Instant at)
      implements RotationEvent {

    /** To a successor that is yet to be generated. */
    public RotationRequested(
        String rotationId,
        String oldCertificateId,
        String newCertificateId,
        List<StageRef> stages,
        List<String> backends,
        Duration drain,
        Duration phaseDeadline,
        @Nullable String reason,
        Instant at) {
      this(
          rotationId,
          oldCertificateId,
          newCertificateId,
          null,
          stages,
          backends,
          drain,
          phaseDeadline,
          reason,
          at);
    }

    /** Whether the successor is not the rotation's own, to be generated and taken back by it. */
    public boolean keepsSuccessor() {
      return Boolean.TRUE.equals(successorExisted);
    }
  }

  /**
   * The rotation entered a phase.
   *
   * @param because what was known that allowed it, one sentence each
   */
  @WireName("rotation-phase-entered")
  record RotationPhaseEntered(
      String rotationId, RotationPhase phase, List<String> because, Instant at)
      implements RotationEvent {}

  /**
   * The rotation stopped where it stands, and goes on when resumed.
   *
   * @param backends the backends that it waits for, if it waits for any
   */
  @WireName("rotation-held")
  record RotationHeld(String rotationId, String reason, List<String> backends, Instant at)
      implements RotationEvent {}

  /** A held rotation goes on, with a new deadline for its phase. */
  @WireName("rotation-resumed")
  record RotationResumed(String rotationId, Instant at) implements RotationEvent {}

  /** A person asked that the rotation be taken back. */
  @WireName("rotation-abort-requested")
  record RotationAbortRequested(String rotationId, @Nullable String reason, Instant at)
      implements RotationEvent {}
}
