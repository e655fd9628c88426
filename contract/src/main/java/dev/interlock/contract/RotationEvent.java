package dev.interlock.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
   * @param oldNotAfter when that expires, or null in rotations of before this was recorded
   * @param newCertificateId the id of its successor
   * @param successorExisted true when the successor existed before, so that a rollback keeps it;
   *     null when it is yet to be generated
   * @param kind what it is made for, or null in rotations of before there were kinds
   * @param stages the stages that present the old certificate, in the order in which they switch
   * @param backends the backends bound to these stages at that time
   * @param drain how long sessions opened with the old certificate may live on
   * @param phaseDeadline how long a phase may wait for evidence before the rotation is held
   * @param pace how fast it may go, or null in rotations of before there were waves
   * @param by the access key that asked, or {@code renewal-policy/} and the name of the policy;
   *     null when that was not recorded
   */
  @WireName("rotation-requested")
  record RotationRequested(
      String rotationId,
      String oldCertificateId,
      @Nullable Instant oldNotAfter,
      String newCertificateId,
      @Nullable Boolean successorExisted,
      @Nullable RotationKind kind,
      List<StageRef> stages,
      List<String> backends,
      Duration drain,
      Duration phaseDeadline,
      @Nullable RotationPace pace,
      @Nullable String reason,
      @Nullable String by,
      Instant at)
      implements RotationEvent {

    /** A routine rotation to a successor that is yet to be generated. */
    public RotationRequested(
        String rotationId,
        String oldCertificateId,
        String newCertificateId,
        List<StageRef> stages,
        List<String> backends,
        Duration drain,
        Duration phaseDeadline,
        @Nullable RotationPace pace,
        @Nullable String reason,
        @Nullable String by,
        Instant at) {
      this(
          rotationId,
          oldCertificateId,
          null,
          newCertificateId,
          null,
          null,
          stages,
          backends,
          drain,
          phaseDeadline,
          pace,
          reason,
          by,
          at);
    }

    /** What it is made for. */
    public RotationKind madeFor() {
      return kind == null ? RotationKind.ROUTINE : kind;
    }

    /** Whether no stage ever presents the successor, which is thrown away at the end. */
    public boolean rehearses() {
      return !madeFor().switches();
    }

    /** The id of the certificate that is deleted once the rotation has succeeded. */
    public String retires() {
      return rehearses() ? newCertificateId : oldCertificateId;
    }

    /** Whether the old certificate has expired by a moment, as far as that was recorded. */
    public boolean oldExpiredBy(Instant moment) {
      return oldNotAfter != null && oldNotAfter.isBefore(moment);
    }

    /** Whether the successor is not the rotation's own, to be generated and taken back by it. */
    public boolean keepsSuccessor() {
      return Boolean.TRUE.equals(successorExisted);
    }

    /** How fast it may go: without waves all of its stages are one. */
    public RotationPace paced() {
      return pace == null ? RotationPace.ofOneWave(stages.size()) : pace;
    }

    /** How long a phase may wait for evidence before the rotation is held. */
    public Duration deadlineOf(RotationPhase phase) {
      return paced().deadlines().getOrDefault(phase, phaseDeadline);
    }

    /** How long the rotation takes, unless it is held, when each phase needs all of its time. */
    public Duration longest() {
      return Stream.of(
              RotationPhase.PLANNED,
              RotationPhase.PREPARED,
              RotationPhase.DISTRIBUTING,
              RotationPhase.ACTIVATING,
              RotationPhase.DRAINING,
              RotationPhase.UNTRUSTING)
          .map(this::deadlineOf)
          .reduce(drain, Duration::plus);
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
   * @param by the access key that asked, or null when a deadline or an obstacle stopped it
   */
  @WireName("rotation-held")
  record RotationHeld(
      String rotationId, String reason, List<String> backends, @Nullable String by, Instant at)
      implements RotationEvent {}

  /**
   * Half of the time of a phase has passed.
   *
   * @param reason what it waits for, in words
   * @param backends the backends that it waits for, if it waits for any
   */
  @WireName("rotation-reminded")
  record RotationReminded(
      String rotationId, RotationPhase phase, String reason, List<String> backends, Instant at)
      implements RotationEvent {}

  /** A held rotation goes on, with a new deadline for its phase. */
  @WireName("rotation-resumed")
  record RotationResumed(String rotationId, @Nullable String by, Instant at)
      implements RotationEvent {}

  /** A person asked that the rotation be taken back before a stage has switched. */
  @WireName("rotation-abort-requested")
  record RotationAbortRequested(
      String rotationId, @Nullable String reason, @Nullable String by, Instant at)
      implements RotationEvent {}

  /** A person asked that the rotation be taken back, and stages that have switched with it. */
  @WireName("rotation-rollback-requested")
  record RotationRollbackRequested(
      String rotationId, @Nullable String reason, String by, Instant at) implements RotationEvent {}

  /** A person decided that the rotation goes on without proof of one of its backends. */
  @WireName("rotation-backend-excluded")
  record RotationBackendExcluded(
      String rotationId, String backendId, String reason, String by, Instant at)
      implements RotationEvent {}

  /** A person asked that what is lacking be asked for again at once. */
  @WireName("rotation-retry-requested")
  record RotationRetryRequested(String rotationId, String by, Instant at)
      implements RotationEvent {}

  /** A person asked that the rotation wait for no time any more, only for evidence. */
  @WireName("rotation-expedited")
  record RotationExpedited(String rotationId, String reason, String by, Instant at)
      implements RotationEvent {}

  /**
   * A person declared the key of the old certificate compromised: it is an emergency from now on.
   */
  @WireName("rotation-escalated")
  record RotationEscalated(String rotationId, String reason, String by, Instant at)
      implements RotationEvent {}
}
