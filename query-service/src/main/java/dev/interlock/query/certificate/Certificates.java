package dev.interlock.query.certificate;

import dev.interlock.query.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The certificates with the stages that present them and the backends told to trust them. */
@Repository
final class Certificates {
  private static final String SELECT =
      """
      SELECT c.*,
        (SELECT coalesce(jsonb_agg(s.stage_id ORDER BY s.stage_id), '[]') FROM query.stage s
          WHERE s.certificate_id = c.certificate_id) AS stages,
        (SELECT coalesce(jsonb_agg(b.backend_id ORDER BY b.backend_id), '[]') FROM query.backend b
          WHERE jsonb_exists(b.trust -> 'bundles' -> (b.trust ->> 'version'), c.certificate_id))
          AS trusted_by
      FROM query.certificate c
      """;

  private final JdbcClient jdbc;

  Certificates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<CertificateView> all(@Nullable CertificateState state, @Nullable String stage) {
    return jdbc.sql(
            SELECT
                + """
                WHERE (CAST(:deleted AS boolean) IS NULL OR (c.deleted_at IS NOT NULL) = :deleted)
                  AND (CAST(:stage AS text) IS NULL OR EXISTS (SELECT 1 FROM query.stage s
                    WHERE s.stage_id = :stage AND s.certificate_id = c.certificate_id))
                ORDER BY c.created_at, c.certificate_id
                """)
        .param("deleted", state == null ? null : state == CertificateState.DELETED)
        .param("stage", stage)
        .query(Certificates::view)
        .list();
  }

  Optional<CertificateView> byId(String certificateId) {
    return jdbc.sql(SELECT + "WHERE c.certificate_id = ?")
        .param(certificateId)
        .query(Certificates::view)
        .optional();
  }

  private static CertificateView view(ResultSet row, int number) throws SQLException {
    Instant deletedAt = Columns.instantOrNull(row, "deleted_at");
    Instant keyDestroyedAt = Columns.instantOrNull(row, "key_destroyed_at");
    return new CertificateView(
        row.getString("certificate_id"),
        row.getString("description"),
        deletedAt == null ? CertificateState.ACTIVE : CertificateState.DELETED,
        keyDestroyedAt != null,
        keyDestroyedAt,
        deletedAt,
        Columns.instant(row, "created_at"),
        Columns.instant(row, "not_before"),
        Columns.instant(row, "not_after"),
        row.getString("subject"),
        row.getString("serial_number"),
        row.getString("fingerprint"),
        row.getString("spki_hash"),
        row.getString("pem"),
        Columns.textByName(row, "tags"),
        Columns.texts(row, "stages"),
        Columns.texts(row, "trusted_by"));
  }
}
