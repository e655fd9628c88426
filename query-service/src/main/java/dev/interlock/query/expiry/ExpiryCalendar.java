package dev.interlock.query.expiry;

import dev.interlock.query.expiry.ExpiryBucket.Ending;
import dev.interlock.query.sql.Columns;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The certificates that are not deleted, by their end; but for those of rehearsals, which are
 * thrown away long before.
 */
@Repository
public final class ExpiryCalendar {
  private final JdbcClient jdbc;

  ExpiryCalendar(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Every bucket, empty ones too, soonest first. */
  public List<ExpiryBucket> at(Instant now) {
    return buckets(endings(), now);
  }

  static List<ExpiryBucket> buckets(List<Ending> endings, Instant now) {
    return Stream.of(Horizon.values())
        .map(
            horizon ->
                new ExpiryBucket(
                    horizon.id(),
                    horizon.label(),
                    endings.stream()
                        .filter(ending -> Horizon.of(ending.expiresAt(), now) == horizon)
                        .toList()))
        .toList();
  }

  private List<Ending> endings() {
    return jdbc.sql(
            """
            SELECT c.certificate_id, c.not_after,
              coalesce(jsonb_agg(s.stage_id ORDER BY s.stage_id)
                FILTER (WHERE s.stage_id IS NOT NULL), '[]') AS stages
            FROM query.certificate c
            LEFT JOIN query.stage s ON s.certificate_id = c.certificate_id
            WHERE c.deleted_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM query.rotation r
                WHERE r.kind = 'REHEARSAL' AND r.new_certificate_id = c.certificate_id)
            GROUP BY c.certificate_id
            ORDER BY c.not_after, c.certificate_id
            """)
        .query(
            (row, number) ->
                new Ending(
                    row.getString("certificate_id"),
                    Columns.instant(row, "not_after"),
                    Columns.texts(row, "stages")))
        .list();
  }
}
