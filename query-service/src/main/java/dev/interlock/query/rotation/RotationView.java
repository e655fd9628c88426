package dev.interlock.query.rotation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import dev.interlock.query.backend.Asked;
import dev.interlock.query.backend.BackendEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rotation as the API shows it.
 *
 * @param kind what it was made for
 * @param phaseSince when it entered its phase
 * @param held why it stands still, or null when it does not
 * @param reversible whether it can still be taken back
 * @param deadlines of phases that do not have {@code phaseDeadline}
 * @param waves the stages that switch together, in their order
 * @param pause the least time between two waves
 * @param requestedBy the access key that asked for it
 * @param abortRequested who asked to take it back before a stage switched, and why
 * @param rollbackRequested who asked to take it back, also after stages have switched
 * @param expedited who asked that it wait for no time any more
 * @param pointOfNoReturn the same in plain words
 * @param completed whether the old certificate is retired and its key destroyed; of a rehearsal,
 *     the throw-away certificate
 */
public record RotationView(
    String rotationId,
    RotationKind kind,
    RotationState state,
    RotationPhase phase,
    Instant phaseSince,
    String oldCertificateId,
    String newCertificateId,
    List<SwitchingStage> stages,
    @Nullable String reason,
    @Nullable String requestedBy,
    Instant requestedAt,
    Duration drain,
    Duration phaseDeadline,
    Map<RotationPhase, Duration> deadlines,
    List<List<String>> waves,
    Duration pause,
    @Nullable Hold held,
    @Nullable Asked abortRequested,
    @Nullable Asked rollbackRequested,
    @Nullable Asked expedited,
    boolean reversible,
    String pointOfNoReturn,
    boolean completed,
    @Nullable Instant completedAt) {

  Duration deadlineOf(RotationPhase ofPhase) {
    return deadlines.getOrDefault(ofPhase, phaseDeadline);
  }

  /** A stage of the rotation, and the certificate that it presents now, if any. */
  public record SwitchingStage(String stage, @Nullable String presents) {}

  /**
   * Why a rotation stands still, and the backends that it waits for.
   *
   * @param by the access key that asked, if one did
   */
  public record Hold(String reason, List<String> backends, @Nullable String by, Instant since) {}

  /**
   * The rotation with its course, and what each backend has shown.
   *
   * @param ready of a rehearsal, whether it has shown that every backend is ready; else null
   */
  public record Detail(
      @JsonUnwrapped RotationView rotation,
      @Nullable Boolean ready,
      List<RotationStep> history,
      List<BackendEvidence> backends) {}
}
