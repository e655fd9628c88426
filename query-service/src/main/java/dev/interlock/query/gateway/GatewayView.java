package dev.interlock.query.gateway;

import dev.interlock.contract.Presentation.OldConnections;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gateway as the API shows it.
 *
 * @param runId the last run of it that joined
 * @param leftAt when it left, or null while it serves
 * @param removedBy the access key that said that it is gone, or null when it took its own leave
 * @param stages what it presents, as far as it has said; nothing when it has left
 */
record GatewayView(
    String gatewayId,
    GatewayState state,
    String runId,
    Instant joinedAt,
    @Nullable Instant leftAt,
    @Nullable String removedBy,
    @Nullable String reason,
    List<PresentedStage> stages) {

  /**
   * What it presents at a stage.
   *
   * @param certificateId of new connections, or null for none
   * @param since the time of the event of the stage that it follows
   * @param upToDate whether that is what the stage is to present
   * @param oldConnections the open connections that present something else, when it last said so
   */
  record PresentedStage(
      String stage,
      @Nullable String certificateId,
      @Nullable String fingerprint,
      Instant since,
      boolean upToDate,
      List<OldConnections> oldConnections,
      Instant reportedAt) {}
}
