package dev.interlock.query.stage;

import dev.interlock.query.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stages that exist. */
@Repository
public final class Stages {
  private final JdbcClient jdbc;

  Stages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The ids of all stages, {@code restApiId/stageName}, in order. */
  public List<String> ids() {
    return jdbc.sql("SELECT stage_id FROM query.stage ORDER BY stage_id")
        .query(String.class)
        .list();
  }

  /** The certificate that each stage presents, by the stage's id; of those that present one. */
  public Map<String, String> presented() {
    Map<String, String> presented = new TreeMap<>();
    jdbc.sql("SELECT stage_id, certificate_id FROM query.stage WHERE certificate_id IS NOT NULL")
        .query(
            row -> {
              presented.put(row.getString("stage_id"), row.getString("certificate_id"));
            });
    return presented;
  }

  List<StageView> all(@Nullable String stage) {
    return jdbc.sql(
            """
            SELECT s.*, c.not_after,
              (SELECT coalesce(jsonb_agg(g.gateway_id ORDER BY g.gateway_id), '[]')
                FROM query.gateway g LEFT JOIN query.presentation p
                  ON p.gateway_id = g.gateway_id AND p.stage_id = s.stage_id
                WHERE g.left_at IS NULL AND (p.gateway_id IS NULL
                  OR p.certificate_id IS DISTINCT FROM s.certificate_id)) AS behind
            FROM query.stage s
            LEFT JOIN query.certificate c ON c.certificate_id = s.certificate_id
            WHERE CAST(:stage AS text) IS NULL OR s.stage_id = :stage
            ORDER BY s.stage_id
            """)
        .param("stage", stage)
        .query(Stages::view)
        .list();
  }

  private static StageView view(ResultSet row, int number) throws SQLException {
    return new StageView(
        row.getString("stage_id"),
        row.getString("rest_api_id"),
        row.getString("stage_name"),
        row.getString("deployment_id"),
        row.getString("description"),
        Columns.textByName(row, "tags"),
        Columns.instant(row, "created_at"),
        row.getString("certificate_id"),
        Columns.instantOrNull(row, "not_after"),
        Columns.instantOrNull(row, "presented_since"),
        row.getString("rotation_id"),
        Columns.texts(row, "behind"));
  }
}
