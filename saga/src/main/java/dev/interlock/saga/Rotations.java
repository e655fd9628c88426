package dev.interlock.saga;

import static dev.interlock.saga.Columns.array;
import static dev.interlock.saga.Columns.json;

import dev.interlock.saga.rotation.RotationState;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rotations in the database. Who decides about one holds the lock of its row. */
@Repository
class Rotations {
  private final JdbcClient jdbc;

  Rotations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Begins a rotation, unless it is known. */
  void begin(RotationState state) {
    Concern concern = Concern.of(state.request());
    jdbc.sql(
            """
            INSERT INTO saga.rotation
              (rotation_id, state, phase, complete, backends, stages, certificates)
            VALUES (?, ?::jsonb, ?, false, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """)
        .params(
            state.rotationId(),
            json(state),
            state.phase().name(),
            array(concern.backends()),
            array(concern.stages()),
            array(concern.certificates()))
        .update();
  }

  /** The open rotation of that id, locked. */
  Optional<RotationState> lock(String rotationId) {
    return jdbc.sql(
            "SELECT state FROM saga.rotation"
                + " WHERE rotation_id = ? AND NOT complete FOR UPDATE")
        .param(rotationId)
        .query(String.class)
        .optional()
        .map(state -> Columns.read(state, RotationState.class));
  }

  /** The ids of the open rotations that meet the concern, in the order in which to lock them. */
  List<String> openOnes(Concern concern) {
    return jdbc.sql(
            "SELECT rotation_id FROM saga.rotation WHERE NOT complete"
                + " AND (backends && ?::text[] OR stages && ?::text[] OR certificates && ?::text[]) ORDER BY rotation_id")
        .params(array(concern.backends()), array(concern.stages()), array(concern.certificates()))
        .query(String.class)
        .list();
  }

  /** The ids of all open rotations. */
  List<String> openOnes() {
    return jdbc.sql("SELECT rotation_id FROM saga.rotation WHERE NOT complete ORDER BY rotation_id")
        .query(String.class)
        .list();
  }

  void keep(RotationState state, Optional<Instant> wakeAt, boolean complete) {
    jdbc.sql(
            "UPDATE saga.rotation SET state = ?::jsonb, phase = ?, wake_at = ?, complete = ?"
                + " WHERE rotation_id = ?")
        .param(json(state))
        .param(state.phase().name())
        .param(wakeAt.map(Timestamp::from).orElse(null))
        .param(complete)
        .param(state.rotationId())
        .update();
  }
}
