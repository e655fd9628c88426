package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import dev.interlock.command.eventstore.SameTransaction;
import dev.interlock.contract.RotationEvent.RotationAbortRequested;
import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationEvent.RotationEscalated;
import dev.interlock.contract.RotationEvent.RotationHeld;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationEvent.RotationResumed;
import dev.interlock.contract.RotationEvent.RotationRollbackRequested;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** The rotation that moves a stage now. */
  public Optional<RotationRow> moving(StageRef stage) {
    return jdbc.sql(
            """
            SELECT rotation.* FROM command.rotation JOIN command.rotation_stage AS moved
              USING (rotation_id)
            WHERE moved.stage_id = ? AND moved.open
            """)
        .param(stage.id())
        .query(RotationRow.class)
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
                  "Stage %s takes part in %s".formatted(stage, rotation.inTheWay()));
            });
  }

  /**
   * Says nothing when the rotation is at the point of switching its stage to the certificate.
   *
   * @throws Refusal CONFLICT when it is not, or is held
   */
  public void requireSwitching(String rotationId, StageRef stage, String certificateId) {
    Optional<RotationRow> moving =
        moving(stage).filter(rotation -> rotation.rotationId().equals(rotationId));
    if (moving.filter(rotation -> rotation.switchesTo(certificateId)).isEmpty()) {
      throw Refusal.conflict(
          "Rotation %s does not switch stage %s to %s: it %s"
              .formatted(
                  rotationId,
                  stage,
                  certificateId,
                  moving.map(Rotations::standing).orElse("does not move this stage")));
    }
  }

  private static String standing(RotationRow rotation) {
    if (rotation.held()) {
      return "is held";
    }
    return "is " + rotation.phase() + (rotation.takenBack() ? " and is being taken back" : "");
  }

  /**
   * Says nothing when the certificate was not made for a rehearsal, to be thrown away.
   *
   * @throws Refusal CONFLICT, naming the rehearsal
   */
  public void requireNoThrowAway(String certificateId) {
    jdbc.sql("SELECT rotation_id FROM command.rotation WHERE kind = ? AND new_certificate_id = ?")
        .params(RotationKind.REHEARSAL.name(), certificateId)
        .query(String.class)
        .optional()
        .ifPresent(
            rehearsal -> {
              throw Refusal.conflict(
                  "Certificate %s is thrown away at the end of rehearsal %s, and no stage may present it; generate another one"
                      .formatted(certificateId, rehearsal));
            });
  }

  /** The open rotations that replace a certificate, or make it. */
  public List<RotationRow> about(String certificateId) {
    return jdbc.sql(
            "SELECT * FROM command.rotation WHERE open AND ? IN (old_certificate_id,"
                + " new_certificate_id)")
        .param(certificateId)
        .query(RotationRow.class)
        .list();
  }

  /** A rotation, or empty when there is none of that id. */
  public Optional<RotationRow> find(String rotationId) {
    return jdbc.sql("SELECT * FROM command.rotation WHERE rotation_id = ?")
        .param(rotationId)
        .query(RotationRow.class)
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

  /** The backends without whose proof a person let the rotation go on. */
  public Set<String> excludedFrom(String rotationId) {
    return jdbc.sql("SELECT backend_id FROM command.rotation_exclusion WHERE rotation_id = ?")
        .param(rotationId)
        .query(String.class)
        .set();
  }

  @EventHandler
  void on(RotationRequested event) {
    jdbc.sql(
            """
            INSERT INTO command.rotation
              (rotation_id, old_certificate_id, new_certificate_id, successor_existed, kind, phase,
               open)
            VALUES (?, ?, ?, ?, ?, 'PLANNED', true)
            """)
        .params(
            event.rotationId(),
            event.oldCertificateId(),
            event.newCertificateId(),
            event.keepsSuccessor(),
            event.madeFor().name())
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
    boolean free = event.phase() == RotationPhase.ROLLING_BACK;
    jdbc.sql(
            """
            UPDATE command.rotation SET phase = ?, open = ?, held = held AND NOT ?
            WHERE rotation_id = ?
            """)
        .params(event.phase().name(), open, free, event.rotationId())
        .update();
    jdbc.sql("UPDATE command.rotation_stage SET open = ? WHERE rotation_id = ?")
        .params(open, event.rotationId())
        .update();
  }

  @EventHandler
  void on(RotationHeld event) {
    hold(event.rotationId(), true);
  }

  @EventHandler
  void on(RotationResumed event) {
    hold(event.rotationId(), false);
  }

  @EventHandler
  void on(RotationAbortRequested event) {
    takeBack(event.rotationId());
  }

  @EventHandler
  void on(RotationRollbackRequested event) {
    takeBack(event.rotationId());
  }

  private void takeBack(String rotationId) {
    jdbc.sql("UPDATE command.rotation SET taken_back = true WHERE rotation_id = ?")
        .param(rotationId)
        .update();
  }

  @EventHandler
  void on(RotationBackendExcluded event) {
    jdbc.sql("INSERT INTO command.rotation_exclusion (rotation_id, backend_id) VALUES (?, ?)")
        .params(event.rotationId(), event.backendId())
        .update();
  }

  @EventHandler
  void on(RotationEscalated event) {
    jdbc.sql("UPDATE command.rotation SET kind = ? WHERE rotation_id = ?")
        .params(RotationKind.EMERGENCY.name(), event.rotationId())
        .update();
  }

  private void hold(String rotationId, boolean held) {
    jdbc.sql("UPDATE command.rotation SET held = ? WHERE rotation_id = ?")
        .params(held, rotationId)
        .update();
  }
}
