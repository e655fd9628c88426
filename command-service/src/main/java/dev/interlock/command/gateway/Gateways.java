package dev.interlock.command.gateway;

import static java.time.ZoneOffset.UTC;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code command.gateway}: who serves as a gateway, and when it was last heard of. */
@Component
class Gateways implements SameTransaction {
  private final JdbcClient jdbc;

  Gateways(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean isJoined(String gatewayId) {
    return joined(gatewayId).orElse(false);
  }

  /**
   * Says nothing when there is such a gateway, or was.
   *
   * @throws Refusal NOT_FOUND
   */
  void require(String gatewayId) {
    if (joined(gatewayId).isEmpty()) {
      throw Refusal.notFound(
          "There is no gateway %s; list them with GET /v1/gateways".formatted(gatewayId));
    }
  }

  private Optional<Boolean> joined(String gatewayId) {
    return jdbc.sql("SELECT joined FROM command.gateway WHERE gateway_id = ?")
        .param(gatewayId)
        .query(Boolean.class)
        .optional();
  }

  /** Notes that a gateway said something, be it nothing new. */
  void heard(String gatewayId, Instant at) {
    jdbc.sql("UPDATE command.gateway SET heard_at = ? WHERE gateway_id = ?")
        .params(at.atOffset(UTC), gatewayId)
        .update();
  }

  @EventHandler
  void on(GatewayJoined event) {
    jdbc.sql(
            """
            INSERT INTO command.gateway (gateway_id, joined, heard_at) VALUES (?, true, ?)
            ON CONFLICT (gateway_id) DO UPDATE SET joined = true, heard_at = excluded.heard_at
            """)
        .params(event.gatewayId(), event.at().atOffset(UTC))
        .update();
  }

  @EventHandler
  void on(GatewayLeft event) {
    jdbc.sql("UPDATE command.gateway SET joined = false WHERE gateway_id = ?")
        .param(event.gatewayId())
        .update();
  }
}
