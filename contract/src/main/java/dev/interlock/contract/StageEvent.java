package dev.interlock.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of a stage, and which client certificate it presents.
 *
 * <p>The {@code settings} of an event are further members of AWS's Stage by their names on its
 * wire: those that are set, whole, as they are from now on.
 */
public sealed interface StageEvent extends Event {

  /** The stage. */
  StageRef stage();

  @Override
  default String aggregateId() {
    return stage().id();
  }

  /** A stage was created; it presents no certificate yet. */
  @WireName("stage-created")
  record StageCreated(
      StageRef stage,
      String deploymentId,
      @Nullable String description,
      Map<String, String> variables,
      Map<String, String> tags,
      Map<String, Object> settings,
      Instant at)
      implements StageEvent {
    public StageCreated {
      settings = Settings.known(settings);
    }
  }

  /** Something other than the certificate was changed: all of it, as it is now. */
  @WireName("stage-updated")
  record StageUpdated(
      StageRef stage,
      String deploymentId,
      @Nullable String description,
      Map<String, String> variables,
      Map<String, Object> settings,
      Instant at)
      implements StageEvent {
    public StageUpdated {
      settings = Settings.known(settings);
    }
  }

  /**
   * From now on the stage presents another certificate.
   *
   * @param from the certificate that it presented before, if any
   * @param rotationId the rotation that switched it, or null when a person did
   */
  @WireName("certificate-assigned-to-stage")
  record CertificateAssignedToStage(
      StageRef stage, @Nullable String from, String to, @Nullable String rotationId, Instant at)
      implements StageEvent {}

  /** From now on the stage presents no certificate. */
  @WireName("certificate-removed-from-stage")
  record CertificateRemovedFromStage(StageRef stage, String certificateId, Instant at)
      implements StageEvent {}

  /** From this time on a gateway presents this at the stage. */
  @WireName("presentation-reported")
  record PresentationReported(
      StageRef stage, String gatewayId, Presentation presentation, Instant at)
      implements StageEvent {}

  /** These tags were set; others that it has stay. */
  @WireName("stage-tagged")
  record StageTagged(StageRef stage, Map<String, String> tags, Instant at) implements StageEvent {}

  /** The tags of these keys were removed. */
  @WireName("stage-untagged")
  record StageUntagged(StageRef stage, List<String> tagKeys, Instant at) implements StageEvent {}

  /** The stage was deleted. */
  @WireName("stage-deleted")
  record StageDeleted(StageRef stage, Instant at) implements StageEvent {}
}
