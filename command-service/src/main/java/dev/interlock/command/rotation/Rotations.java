package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rotations as they are now. */
@Component
public class Rotations implements SameTransaction {
  private final JdbcClient jdbc;

  Rotations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A rotation as the guards need it. */
  public record Row(
      String rotationId, String oldCertificateId, String newCertificateId, RotationPhase phase) {

    /** Why what others want of the certificate must wait. */
    public Refusal needs(String certificateId) {
      return Refusal.conflict(
          "Certificate %s is part of rotation %s; wait for its end or abort it"
              .formatted(certificateId, rotationId));
    }
  }

  /** The rotation that moves a stage now. */
  public Optional<Row> moving(StageRef stage) {
    return jdbc.sql(
            """
            SELECT rotation.* FROM command.rotation JOIN command.rotation_stage AS moved
              USING (rotation_id)
            WHERE moved.stage_id = ? AND moved.open
            """)
        .param(stage.id())
        .query(Row.class)
        .optional();
  }

  /**
   * Says nothing when no rotation moves the stage but the one that asks.
   *
   * @param rotationId the rotation that asks, or null when a person does
   * @throws Refusal CONFLICT, naming the rotation
   */
  public void requireNotMoving(StageRef stage, @Nullable String rotationId) {
    moving(stage)
        .filter(rotation -> !rotation.rotationId().equals(rotationId))
        .ifPresent(
            rotation -> {
              throw Refusal.conflict(
                  "Stage %s is being moved by rotation %s; wait for its end or abort it"
                      .formatted(stage, rotation.rotationId()));
            });
  }

  /** The open rotations that replace a certificate, or make it. */
  public List<Row> about(String certificateId) {
    return jdbc.sql(
            "SELECT * FROM command.rotation WHERE open AND ? IN (old_certificate_id,"
                + " new_certificate_id)")
        .param(certificateId)
        .query(Row.class)
        .list();
  }

  /** A rotation, or empty when there is none of that id. */
  public Optional<Row> find(String rotationId) {
    return jdbc.sql("SELECT * FROM command.rotation WHERE rotation_id = ?")
        .param(rotationId)
        .query(Row.class)
        .optional();
  }

  /** The stages that a rotation moves, by id. */
  public List<StageRef> stagesOf(String rotationId) {
    return jdbc.sql(
            """
            SELECT split_part(stage_id, '/', 1) AS rest_api_id,
                   split_part(stage_id, '/', 2) AS stage_name
            FROM command.rotation_stage WHERE rotation_id = ? ORDER BY stage_id
            """)
        .param(rotationId)
        .query(StageRef.class)
        .list();
  }

  @EventHandler
  void on(RotationRequested event) {
    jdbc.sql(
            """
            INSERT INTO command.rotation
              (rotation_id, old_certificate_id, new_certificate_id, phase, open)
            VALUES (?, ?, ?, 'PLANNED', true)
            """)
        .params(event.rotationId(), event.oldCertificateId(), event.newCertificateId())
        .update();
    event
        .stages()
        .forEach(
            stage ->
                jdbc.sql(
                        """
                        INSERT INTO command.rotation_stage (rotation_id, stage_id, open)
                        VALUES (?, ?, true)
                        """)
                    .params(event.rotationId(), stage.id())
                    .update());
  }

  @EventHandler
  void on(RotationPhaseEntered event) {
    boolean open = !event.phase().terminal();
    jdbc.sql("UPDATE command.rotation SET phase = ?, open = ? WHERE rotation_id = ?")
        .params(event.phase().name(), open, event.rotationId())
        .update();
    jdbc.sql("UPDATE command.rotation_stage SET open = ? WHERE rotation_id = ?")
        .params(open, event.rotationId())
        .update();
  }
}
