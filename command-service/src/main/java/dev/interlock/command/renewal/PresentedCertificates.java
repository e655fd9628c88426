package dev.interlock.command.renewal;

import dev.interlock.command.aws.TextMap;
import dev.interlock.command.renewal.PresentedCertificate.Pause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The certificates that stages present, and the rotations that are open. */
@Component
class PresentedCertificates {
  private final JdbcClient jdbc;

  PresentedCertificates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of them, by id. */
  List<PresentedCertificate> list() {
    return jdbc.sql(
            """
            WITH presented AS (
              SELECT client_certificate_id AS id, rest_api_id || '/' || name AS stage_id
              FROM command.stage)
            SELECT id, tags, not_before, not_after, until, why,
              ARRAY(SELECT stage_id FROM presented WHERE presented.id = certificate.id
                ORDER BY 1) AS stages,
              ARRAY(SELECT stage_id FROM presented
                WHERE presented.id = certificate.id
                  AND stage_id NOT IN (SELECT stage_id FROM command.backend_stage)
                ORDER BY 1) AS unbound,
              ARRAY(SELECT DISTINCT backend_id FROM presented
                  JOIN command.backend_stage USING (stage_id)
                WHERE presented.id = certificate.id ORDER BY 1) AS backends,
              rotation_id,
              CASE WHEN id = old_certificate_id THEN new_certificate_id END AS successor_id
            FROM command.client_certificate AS certificate
              LEFT JOIN (SELECT DISTINCT ON (part) part, rotation.*
                FROM command.rotation,
                  LATERAL unnest(ARRAY[old_certificate_id, new_certificate_id]) AS part
                WHERE open AND kind <> 'REHEARSAL'
                ORDER BY part, rotation_id) AS rotation ON part = id
              LEFT JOIN command.renewal_pause ON certificate_id = id
            WHERE id IN (SELECT id FROM presented)
            ORDER BY id
            """)
        .query(PresentedCertificates::row)
        .list();
  }

  /** The tags of each certificate that an open rotation replaces, whoever started it. */
  List<Map<String, String>> inRotation() {
    return jdbc
        .sql(
            """
            SELECT coalesce(tags, '{}') FROM command.rotation
              LEFT JOIN command.client_certificate ON id = old_certificate_id
            WHERE open AND kind <> 'REHEARSAL'
            """)
        .query(String.class)
        .list()
        .stream()
        .map(TextMap::read)
        .toList();
  }

  private static PresentedCertificate row(ResultSet row, int number) throws SQLException {
    @Nullable OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
    return new PresentedCertificate(
        row.getString("id"),
        TextMap.read(row.getString("tags")),
        new Validity(instant(row, "not_before"), instant(row, "not_after")),
        texts(row, "stages"),
        texts(row, "unbound"),
        texts(row, "backends"),
        row.getString("rotation_id"),
        row.getString("successor_id"),
        until == null ? null : new Pause(until.toInstant(), row.getString("why")));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
