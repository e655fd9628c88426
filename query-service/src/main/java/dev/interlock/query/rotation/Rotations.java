package dev.interlock.query.rotation;

import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPace;
import dev.interlock.contract.RotationPhase;
import dev.interlock.query.backend.Asked;
import dev.interlock.query.backend.BackendEvidence;
import dev.interlock.query.backend.EvidenceOfRotation;
import dev.interlock.query.rehearsal.Assessment;
import dev.interlock.query.rehearsal.Trials;
import dev.interlock.query.rotation.RotationView.Detail;
import dev.interlock.query.rotation.RotationView.Hold;
import dev.interlock.query.rotation.RotationView.SwitchingStage;
import dev.interlock.query.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** The rotations, with their courses and what the backends have shown. */
@Repository
public final class Rotations {
  private static final TypeReference<List<SwitchingStage>> STAGES = new TypeReference<>() {};
  private static final TypeReference<Map<String, Asked>> ASKED = new TypeReference<>() {};
  private static final String SELECT =
      """
      SELECT r.*, retired.key_destroyed_at,
        (SELECT jsonb_agg(jsonb_strip_nulls(
            jsonb_build_object('stage', named.id, 'presents', s.certificate_id))
            ORDER BY named.number)
          FROM jsonb_array_elements_text(r.stages) WITH ORDINALITY AS named (id, number)
          LEFT JOIN query.stage s ON s.stage_id = named.id) AS switching,
        (SELECT jsonb_object_agg(step.kind, jsonb_strip_nulls(jsonb_build_object(
            'reason', step.because ->> 0, 'by', step.asked_by, 'at', step.at)))
          FROM query.rotation_step step
          WHERE step.rotation_id = r.rotation_id
            AND step.kind IN ('ROLLBACK_REQUESTED', 'EXPEDITED')) AS asked
      FROM query.rotation r
      LEFT JOIN query.certificate retired ON retired.certificate_id =
        CASE r.kind WHEN 'REHEARSAL' THEN r.new_certificate_id ELSE r.old_certificate_id END
      """;

  private final JdbcClient jdbc;
  private final RotationSteps steps;
  private final EvidenceOfRotation evidence;
  private final Trials trials;

  Rotations(JdbcClient jdbc, EvidenceOfRotation evidence, Trials trials) {
    this.jdbc = jdbc;
    this.steps = new RotationSteps(jdbc);
    this.evidence = evidence;
    this.trials = trials;
  }

  /** The rotations, newest first; each filter may be null. */
  public List<RotationView> all(
      @Nullable RotationState state, @Nullable RotationPhase phase, @Nullable String stage) {
    return jdbc
        .sql(
            SELECT
                + """
                WHERE (CAST(:phase AS text) IS NULL OR r.phase = :phase)
                  AND (CAST(:stage AS text) IS NULL OR jsonb_exists(r.stages, :stage))
                ORDER BY r.requested_at DESC, r.rotation_id
                """)
        .param("phase", phase == null ? null : phase.name())
        .param("stage", stage)
        .query(Rotations::view)
        .stream()
        .filter(rotation -> state == null || rotation.state() == state)
        .toList();
  }

  Optional<Detail> byId(String rotationId) {
    return jdbc.sql(SELECT + "WHERE r.rotation_id = ?")
        .param(rotationId)
        .query(Rotations::view)
        .optional()
        .map(this::detail);
  }

  /** The rotation with its course, and what each backend has shown. */
  public Detail detail(RotationView rotation) {
    List<String> named =
        jdbc.sql("SELECT backends FROM query.rotation WHERE rotation_id = ?")
            .param(rotation.rotationId())
            .query((row, number) -> Columns.texts(row, "backends"))
            .single();
    List<RotationStep> history = steps.of(rotation.rotationId());
    List<BackendEvidence> backends =
        evidence
            .of(
                named,
                rotation.stages().stream().map(SwitchingStage::stage).toList(),
                rotation.requestedAt(),
                end(rotation),
                rotation.oldCertificateId(),
                rotation.newCertificateId())
            .stream()
            .map(backend -> backend.excluded(exclusion(backend.backendId(), history)))
            .map(backend -> rotation.kind().switches() ? backend : judged(backend, rotation))
            .toList();
    return new Detail(rotation, ready(rotation, backends), history, backends);
  }

  private BackendEvidence judged(BackendEvidence backend, RotationView rehearsal) {
    Assessment assessment =
        new Assessment(
            rehearsal.oldCertificateId(),
            rehearsal.deadlineOf(RotationPhase.DISTRIBUTING),
            rehearsal.deadlineOf(RotationPhase.WITHDRAWING));
    return backend.rehearsed(
        trials.judge(
            backend.backendId(),
            rehearsal.newCertificateId(),
            backend.requiredEvidence(),
            backend.excluded() != null,
            assessment));
  }

  private static @Nullable Boolean ready(RotationView rotation, List<BackendEvidence> backends) {
    return rotation.kind().switches()
        ? null
        : rotation.completed()
            && backends.stream()
                .map(BackendEvidence::readiness)
                .allMatch(readiness -> readiness != null && readiness.ready());
  }

  /** Who joins after the end is no part of it. */
  private static @Nullable Instant end(RotationView rotation) {
    if (rotation.state() != RotationState.FINISHED) {
      return null;
    }
    return rotation.completedAt() == null ? rotation.phaseSince() : rotation.completedAt();
  }

  private static @Nullable Asked exclusion(String backendId, List<RotationStep> history) {
    return history.stream()
        .filter(step -> step.kind() == RotationStep.Kind.BACKEND_EXCLUDED)
        .filter(step -> step.backends().contains(backendId))
        .map(step -> new Asked(step.because().getFirst(), step.by(), step.at()))
        .findFirst()
        .orElse(null);
  }

  private static RotationView view(ResultSet row, int number) throws SQLException {
    String oldId = row.getString("old_certificate_id");
    String newId = row.getString("new_certificate_id");
    RotationKind kind = RotationKind.valueOf(row.getString("kind"));
    RotationPhase phase = RotationPhase.valueOf(row.getString("phase"));
    Instant keyDestroyedAt = Columns.instantOrNull(row, "key_destroyed_at");
    Instant heldSince = Columns.instantOrNull(row, "held_since");
    Instant abortRequestedAt = Columns.instantOrNull(row, "abort_requested_at");
    Map<String, Asked> asked =
        row.getString("asked") == null ? Map.of() : Columns.json(row, "asked", ASKED);
    List<SwitchingStage> stages = Columns.json(row, "switching", STAGES);
    RotationPace pace =
        row.getString("pace") == null
            ? RotationPace.ofOneWave(stages.size())
            : Columns.json(row, "pace", RotationPace.class);
    boolean completed = RotationState.completed(phase, keyDestroyedAt != null);
    return new RotationView(
        row.getString("rotation_id"),
        kind,
        RotationState.of(phase, keyDestroyedAt != null, heldSince != null),
        phase,
        Columns.instant(row, "phase_since"),
        oldId,
        newId,
        stages,
        row.getString("reason"),
        row.getString("requested_by"),
        Columns.instant(row, "requested_at"),
        Duration.parse(row.getString("drain")),
        Duration.parse(row.getString("phase_deadline")),
        pace.deadlines(),
        pace.waves(stages.stream().map(SwitchingStage::stage).toList()),
        pace.pause(),
        heldSince == null
            ? null
            : new Hold(
                row.getString("held_reason"),
                Columns.texts(row, "held_backends"),
                row.getString("held_by"),
                heldSince),
        abortRequestedAt == null
            ? null
            : new Asked(row.getString("abort_reason"), row.getString("abort_by"), abortRequestedAt),
        asked.get(RotationStep.Kind.ROLLBACK_REQUESTED.name()),
        asked.get(RotationStep.Kind.EXPEDITED.name()),
        phase.reversible(),
        PointOfNoReturn.sentence(kind, phase, oldId, newId),
        completed,
        completed ? keyDestroyedAt : null);
  }
}
