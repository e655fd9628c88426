package dev.interlock.query.rotation;

import dev.interlock.contract.RotationPhase;
import dev.interlock.query.sql.Columns;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The courses of the rotations. */
final class RotationSteps {
  private final JdbcClient jdbc;

  RotationSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(String rotationId, long sequence, RotationStep step) {
    RotationPhase phase = step.phase();
    jdbc.sql(
            """
            INSERT INTO query.rotation_step (rotation_id, sequence, kind, phase, because, backends, asked_by,
              at)
            VALUES (:rotation, :sequence, :kind, :phase, CAST(:because AS jsonb),
              CAST(:backends AS jsonb), :by, :at)
            """)
        .param("rotation", rotationId)
        .param("sequence", sequence)
        .param("kind", step.kind().name())
        .param("phase", phase == null ? null : phase.name())
        .param("because", Columns.json(step.because()))
        .param("backends", Columns.json(step.backends()))
        .param("by", step.by())
        .param("at", Columns.time(step.at()))
        .update();
  }

  List<RotationStep> of(String rotationId) {
    return jdbc.sql("SELECT * FROM query.rotation_step WHERE rotation_id = ? ORDER BY sequence")
        .param(rotationId)
        .query(
            (row, number) -> {
              String phase = row.getString("phase");
              return new RotationStep(
                  Columns.instant(row, "at"),
                  RotationStep.Kind.valueOf(row.getString("kind")),
                  phase == null ? null : RotationPhase.valueOf(phase),
                  Columns.texts(row, "because"),
                  Columns.texts(row, "backends"),
                  row.getString("asked_by"));
            })
        .list();
  }
}
