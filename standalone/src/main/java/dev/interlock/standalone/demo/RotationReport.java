package dev.interlock.standalone.demo;

import dev.interlock.contract.RotationPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the demo reads of {@code GET /v1/rotations/{id}}. */
record RotationReport(
    String rotationId,
    State state,
    RotationPhase phase,
    String oldCertificateId,
    String newCertificateId,
    @Nullable Hold held,
    boolean completed,
    @Nullable Instant completedAt,
    List<Step> history,
    List<BackendProof> backends) {

  enum State {
    HELD,
    RUNNING,
    FINISHED
  }

  record Hold(String reason, List<String> backends) {}

  /**
   * A step of its course.
   *
   * @param kind PHASE, HELD, RESUMED or ABORT_REQUESTED
   */
  record Step(
      Instant at,
      String kind,
      @Nullable RotationPhase phase,
      List<String> because,
      List<String> backends) {}

  record BackendProof(String backendId, List<InstanceProof> instances) {}

  record InstanceProof(String instance, Proof oldCertificate, Proof newCertificate) {}

  /**
   * What an instance has shown of one certificate.
   *
   * @param proof ACCEPTS, REFUSES or UNKNOWN
   * @param detail the probe's own words
   */
  record Proof(String proof, @Nullable String detail) {}

  /** Whether the rotation stands: at its end, or because it is held. */
  boolean stands() {
    return state != State.RUNNING;
  }

  /** Whether the old certificate is retired and its key destroyed. */
  boolean retired() {
    return phase == RotationPhase.RETIRED && completed;
  }

  /** How long each phase took that has ended, in the order in which they were entered. */
  Map<RotationPhase, Duration> durations() {
    Map<RotationPhase, Duration> durations = new LinkedHashMap<>();
    RotationPhase current = null;
    Instant since = Instant.MIN;
    for (Step step : history) {
      if (step.phase() != null) {
        if (current != null) {
          durations.put(current, Duration.between(since, step.at()));
        }
        current = step.phase();
        since = step.at();
      }
    }
    if (current != null && completedAt != null) {
      durations.put(current, Duration.between(since, completedAt));
    }
    return durations;
  }
}
