package dev.interlock.query.rotation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.interlock.contract.RotationPhase;
import dev.interlock.query.backend.BackendEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rotation as the API shows it.
 *
 * @param phaseSince when it entered its phase
 * @param held why it stands still, or null when it does not
 * @param reversible whether it can still be taken back
 * @param pointOfNoReturn the same in plain words
 * @param completed whether the old certificate is retired and its key destroyed
 */
public record RotationView(
    String rotationId,
    RotationState state,
    RotationPhase phase,
    Instant phaseSince,
    String oldCertificateId,
    String newCertificateId,
    List<SwitchingStage> stages,
    @Nullable String reason,
    Instant requestedAt,
    Duration drain,
    Duration phaseDeadline,
    @Nullable Hold held,
    @Nullable AbortRequest abortRequested,
    boolean reversible,
    String pointOfNoReturn,
    boolean completed,
    @Nullable Instant completedAt) {

  /** A stage of the rotation, and the certificate that it presents now, if any. */
  public record SwitchingStage(String stage, @Nullable String presents) {}

  /** Why a rotation stands still, and the backends that it waits for. */
  public record Hold(String reason, List<String> backends, Instant since) {}

  /** A person asked to take the rotation back. */
  public record AbortRequest(@Nullable String reason, Instant at) {}

  /** The rotation with its course, and what each backend has shown. */
  public record Detail(
      @JsonUnwrapped RotationView rotation,
      List<RotationStep> history,
      List<BackendEvidence> backends) {}
}
