package dev.interlock.query.gateway;

import dev.interlock.query.gateway.GatewayView.PresentedStage;
import dev.interlock.query.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** The gateways, by their names. */
@Repository
final class Gateways {
  private static final TypeReference<List<PresentedStage>> STAGES = new TypeReference<>() {};

  private static final String SELECT =
      """
      SELECT g.*, (SELECT coalesce(jsonb_agg(jsonb_build_object(
            'stage', p.stage_id, 'certificateId', p.certificate_id, 'fingerprint', p.fingerprint,
            'since', p.since, 'oldConnections', p.old_connections, 'reportedAt', p.reported_at,
            'upToDate', p.certificate_id IS NOT DISTINCT FROM s.certificate_id)
            ORDER BY p.stage_id), '[]')
          FROM query.presentation p LEFT JOIN query.stage s USING (stage_id)
          WHERE p.gateway_id = g.gateway_id AND g.left_at IS NULL) AS stages
      FROM query.gateway g
      """;

  private final JdbcClient jdbc;

  Gateways(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All gateways; each filter may be null. */
  List<GatewayView> all(@Nullable GatewayState state, @Nullable String stage) {
    return jdbc.sql(SELECT + "ORDER BY g.gateway_id").query(Gateways::view).stream()
        .filter(gateway -> state == null || gateway.state() == state)
        .filter(
            gateway ->
                stage == null
                    || gateway.stages().stream().anyMatch(one -> one.stage().equals(stage)))
        .toList();
  }

  Optional<GatewayView> byId(String gatewayId) {
    return jdbc.sql(SELECT + "WHERE g.gateway_id = ?")
        .param(gatewayId)
        .query(Gateways::view)
        .optional();
  }

  private static GatewayView view(ResultSet row, int number) throws SQLException {
    Instant left = Columns.instantOrNull(row, "left_at");
    return new GatewayView(
        row.getString("gateway_id"),
        left == null ? GatewayState.JOINED : GatewayState.LEFT,
        row.getString("run_id"),
        Columns.instant(row, "joined_at"),
        left,
        row.getString("removed_by"),
        row.getString("reason"),
        Columns.json(row, "stages", STAGES));
  }
}
