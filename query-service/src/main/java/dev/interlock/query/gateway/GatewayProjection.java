package dev.interlock.query.gateway;

import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import dev.interlock.query.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps a row for each gateway that has ever joined. */
@Component
public final class GatewayProjection {
  private final JdbcClient jdbc;

  public GatewayProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the next event of a gateway. */
  public void on(GatewayEvent event) {
    switch (event) {
      case GatewayJoined joined ->
          jdbc.sql(
                  """
                  INSERT INTO query.gateway (gateway_id, run_id, joined_at) VALUES (?, ?, ?)
                  ON CONFLICT (gateway_id) DO UPDATE SET run_id = excluded.run_id,
                    joined_at = excluded.joined_at, left_at = NULL, removed_by = NULL,
                    reason = NULL
                  """)
              .params(joined.gatewayId(), joined.runId(), Columns.time(joined.at()))
              .update();
      case GatewayLeft left ->
          jdbc.sql(
                  """
                  UPDATE query.gateway SET left_at = ?, removed_by = ?, reason = ?
                  WHERE gateway_id = ?
                  """)
              .param(Columns.time(left.at()))
              .param(left.by())
              .param(left.reason())
              .param(left.gatewayId())
              .update();
    }
  }
}
