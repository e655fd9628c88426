package dev.interlock.command.gateway;

import dev.interlock.command.LocalCommand;
import dev.interlock.contract.GatewayEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be asked about a gateway. */
sealed interface GatewayCommand extends LocalCommand {

  /** The name of the gateway. */
  String gatewayId();

  @Override
  default String aggregateId() {
    return GatewayEvent.gatewayAggregateId(gatewayId());
  }

  /** Record that a run of it begins to serve. */
  record JoinGateway(String gatewayId, String runId, Instant at) implements GatewayCommand {}

  /**
   * Record that it took its leave.
   *
   * @param runId the run that ends, or null for whichever has joined
   */
  record LeaveGateway(String gatewayId, @Nullable String runId, Instant at)
      implements GatewayCommand {}

  /**
   * Record that a person says that it serves no more.
   *
   * @param by the access key that says so
   */
  record RemoveGateway(String gatewayId, String reason, String by, Instant at)
      implements GatewayCommand {}
}
