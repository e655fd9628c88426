package dev.interlock.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The life of a gateway of the data plane. Between its joining and its leaving a rotation waits for
 * it, heard of or not: a gateway that is silent may present anything.
 */
public sealed interface GatewayEvent extends Event {

  /** The name of the gateway, which it keeps over a restart. */
  String gatewayId();

  @Override
  default String aggregateId() {
    return gatewayAggregateId(gatewayId());
  }

  /** The id of the aggregate of a gateway, which no backend of the same name shares. */
  static String gatewayAggregateId(String gatewayId) {
    return "gateway/" + gatewayId;
  }

  /**
   * A gateway began to serve.
   *
   * @param runId a name of this run of it, so that it knows its own joining from an earlier one
   */
  @WireName("gateway-joined")
  record GatewayJoined(String gatewayId, String runId, Instant at) implements GatewayEvent {}

  /**
   * A gateway serves no more.
   *
   * @param by the access key that said so, or null when it took its own leave
   * @param reason why a person said so
   */
  @WireName("gateway-left")
  record GatewayLeft(String gatewayId, @Nullable String by, @Nullable String reason, Instant at)
      implements GatewayEvent {}
}
