package dev.interlock.gateway.learning;

import dev.interlock.contract.StageEvent;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageEvent.StageCreated;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageEvent.StageTagged;
import dev.interlock.contract.StageEvent.StageUntagged;
import dev.interlock.contract.StageEvent.StageUpdated;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stage as its events have it.
 *
 * @param certificateId what it presents, or null for none
 * @param since when that was decided last
 */
record KnownStage(
    String deploymentId,
    Map<String, String> variables,
    @Nullable String certificateId,
    Instant since) {

  static KnownStage of(StageCreated created) {
    return new KnownStage(created.deploymentId(), created.variables(), null, created.at());
  }

  /** The stage after its next event; null when it is gone. */
  @Nullable KnownStage on(StageEvent event) {
    return switch (event) {
      case StageCreated created -> of(created);
      case StageUpdated updated ->
          new KnownStage(updated.deploymentId(), updated.variables(), certificateId, since);
      case CertificateAssignedToStage assigned ->
          new KnownStage(deploymentId, variables, assigned.to(), assigned.at());
      case CertificateRemovedFromStage removed ->
          new KnownStage(deploymentId, variables, null, removed.at());
      case PresentationReported ignored -> this;
      case StageTagged ignored -> this;
      case StageUntagged ignored -> this;
      case StageDeleted ignored -> null;
    };
  }
}
