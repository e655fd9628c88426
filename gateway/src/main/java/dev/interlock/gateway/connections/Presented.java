package dev.interlock.gateway.connections;

import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stage presents here, and what is left of what it presented before.
 *
 * @param since when it was to present that, as it was told
 * @param certificateId of what new connections present, or null for no certificate
 * @param fingerprint of what new connections present, or null for no certificate
 * @param connections how many that present it are open
 * @param old what else is open, in the order in which it was presented
 */
public record Presented(
    StageRef stage,
    Instant since,
    @Nullable String certificateId,
    @Nullable String fingerprint,
    int connections,
    List<OldConnections> old) {

  /**
   * Connections that will close.
   *
   * @param certificateId of what they present, or null for no certificate
   * @param fingerprint of what they present, or null for no certificate
   */
  public record OldConnections(
      @Nullable String certificateId, @Nullable String fingerprint, int connections) {}
}
