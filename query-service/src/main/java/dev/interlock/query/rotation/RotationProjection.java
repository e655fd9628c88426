package dev.interlock.query.rotation;

import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationEvent.RotationEscalated;
import dev.interlock.contract.RotationEvent.RotationExpedited;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationReminded;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.RotationEvent.RotationRetryRequested;
import dev.interlock.contract.RotationEvent.RotationRollbackRequested;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import dev.interlock.query.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps a row for each rotation, and one for each step of its course. */
@Component
public final class RotationProjection {
  private static final String NOT_HELD =
      "held_reason = NULL, held_backends = NULL, held_since = NULL, held_by = NULL";

  private final JdbcClient jdbc;
  private final RotationSteps steps;

  public RotationProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.steps = new RotationSteps(jdbc);
  }

  /**
   * Takes the next event of a rotation.
   *
   * @param sequence the number of the event within the rotation
   */
  public void on(RotationEvent event, long sequence) {
    switch (event) {
      case RotationRequested requested -> insert(requested);
      case RotationPhaseEntered entered ->
          jdbc.sql(
                  "UPDATE query.rotation SET phase = ?, phase_since = ?, "
                      + NOT_HELD
                      + " WHERE rotation_id = ?")
              .param(entered.phase().name())
              .param(Columns.time(entered.at()))
              .param(entered.rotationId())
              .update();
      case RotationHeld held ->
          jdbc.sql(
                  "UPDATE query.rotation SET held_reason = ?, held_backends = CAST(? AS jsonb),"
                      + " held_since = ?, held_by = ? WHERE rotation_id = ?")
              .param(held.reason())
              .param(Columns.json(held.backends()))
              .param(Columns.time(held.at()))
              .param(held.by())
              .param(held.rotationId())
              .update();
      case RotationResumed resumed ->
          jdbc.sql("UPDATE query.rotation SET " + NOT_HELD + " WHERE rotation_id = ?")
              .param(resumed.rotationId())
              .update();
      case RotationAbortRequested abort ->
          jdbc.sql(
                  "UPDATE query.rotation SET abort_reason = ?, abort_requested_at = ?,"
                      + " abort_by = ? WHERE rotation_id = ?")
              .param(abort.reason())
              .param(Columns.time(abort.at()))
              .param(abort.by())
              .param(abort.rotationId())
              .update();
      case RotationEscalated escalated ->
          jdbc.sql("UPDATE query.rotation SET kind = ? WHERE rotation_id = ?")
              .params(RotationKind.EMERGENCY.name(), escalated.rotationId())
              .update();
      // Shown from its steps.
      case RotationReminded ignored -> {}
      case RotationRollbackRequested ignored -> {}
      case RotationBackendExcluded ignored -> {}
      case RotationRetryRequested ignored -> {}
      case RotationExpedited ignored -> {}
    }
    steps.add(event.rotationId(), sequence, RotationStep.of(event));
  }

  private void insert(RotationRequested event) {
    jdbc.sql(
            """
            INSERT INTO query.rotation (rotation_id, old_certificate_id, new_certificate_id, stages,
              backends, drain, phase_deadline, reason, requested_by, requested_at, phase, phase_since,
              pace, kind)
            VALUES (:id, :old, :new, CAST(:stages AS jsonb), CAST(:backends AS jsonb), :drain,
              :deadline, :reason, :by, :at, :phase, :at,
              CAST(:pace AS jsonb), :kind)
            """)
        .param("id", event.rotationId())
        .param("old", event.oldCertificateId())
        .param("new", event.newCertificateId())
        .param("stages", Columns.json(event.stages().stream().map(StageRef::id).toList()))
        .param("backends", Columns.json(event.backends()))
        .param("drain", event.drain().toString())
        .param("deadline", event.phaseDeadline().toString())
        .param("pace", Columns.json(event.paced()))
        .param("kind", event.madeFor().name())
        .param("reason", event.reason())
        .param("by", event.by())
        .param("at", Columns.time(event.at()))
        .param("phase", RotationPhase.PLANNED.name())
        .update();
  }
}
