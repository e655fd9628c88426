package dev.interlock.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a gateway says of itself; sent on {@link Topics#GATEWAY_REPORTS}, keyed by its name. */
public sealed interface GatewayReport {

  /** The name of the gateway. */
  String gatewayId();

  /** When it said so, by its own clock. */
  Instant at();

  /**
   * It is about to serve.
   *
   * @param runId a name of this run of it
   */
  @WireName("gateway-announcement")
  record GatewayAnnouncement(String gatewayId, String runId, Instant at) implements GatewayReport {}

  /** What it presents at a stage from now on. */
  @WireName("presentation-report")
  record PresentationReport(String gatewayId, StageRef stage, Presentation presentation, Instant at)
      implements GatewayReport {}

  /**
   * It has closed its last connection and ends.
   *
   * @param runId the run that ends, so that it does not take the next one of its name along; null
   *     for whichever has joined
   */
  @WireName("gateway-farewell")
  record GatewayFarewell(String gatewayId, @Nullable String runId, Instant at)
      implements GatewayReport {

    /** That of whichever run has joined. */
    public GatewayFarewell(String gatewayId, Instant at) {
      this(gatewayId, null, at);
    }
  }
}
