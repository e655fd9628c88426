package dev.interlock.command.rotation;

import dev.interlock.command.backend.BundleFindings.BundleFinding;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rotation would do; the members are those of the JSON.
 *
 * @param waves the stages that switch together, in their order
 * @param notes what is out of the ordinary about it
 * @param blocks why it would be refused, or be held for certain
 * @param waitsFor the proof that PLANNED would wait for
 */
record RotationPreview(
    String certificateId,
    RotationKind kind,
    List<List<String>> waves,
    Duration pause,
    Duration drain,
    Duration phaseDeadline,
    Map<RotationPhase, Duration> deadlines,
    String pointOfNoReturn,
    List<BackendPreview> backends,
    List<String> notes,
    List<String> blocks,
    List<String> waitsFor) {

  /** A backend, what it has shown, and what it would be told. */
  record BackendPreview(
      String backendId,
      Evidence requiredEvidence,
      List<InstancePreview> instances,
      List<BundlePreview> bundles) {}

  /**
   * An instance.
   *
   * @param shownEvidence the strongest that it accepts the certificate in use, or null for none
   * @param probedAt its last probe, or null before the first
   */
  record InstancePreview(
      String instance, @Nullable Evidence shownEvidence, @Nullable Instant probedAt) {}

  /**
   * A revision of a bundle.
   *
   * @param phase in which the backend is told of it
   * @param certificates the ids in their order; the successor is called {@code successor}
   */
  record BundlePreview(
      RotationPhase phase, List<String> certificates, List<BundleFinding> findings) {}
}
