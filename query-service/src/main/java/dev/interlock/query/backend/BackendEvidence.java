package dev.interlock.query.backend;

import dev.interlock.contract.Evidence;
import dev.interlock.contract.Verdict;
import dev.interlock.contract.trust.Proof;
import dev.interlock.query.rehearsal.Readiness;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backend has shown of two certificates, the one to replace and its successor.
 *
 * @param requiredEvidence null while the backend's registration has not been read
 * @param excluded who let the rotation go on without its proof, and why; null when nobody did
 * @param readiness what a rehearsal says of it; null in other rotations
 * @param bundleVersion the version that every instance should hold, 0 for none
 */
public record BackendEvidence(
    String backendId,
    @Nullable Evidence requiredEvidence,
    @Nullable Asked excluded,
    @Nullable Readiness readiness,
    int bundleVersion,
    List<InstanceEvidence> instances) {

  /** The same, shown with its exclusion. */
  public BackendEvidence excluded(@Nullable Asked exclusion) {
    return new BackendEvidence(
        backendId, requiredEvidence, exclusion, readiness, bundleVersion, instances);
  }

  /** The same, with what a rehearsal says of it. */
  public BackendEvidence rehearsed(Readiness judged) {
    return new BackendEvidence(
        backendId, requiredEvidence, excluded, judged, bundleVersion, instances);
  }

  /**
   * What one instance has shown; version 0 when it has acknowledged none.
   *
   * @param refusal why it could not take a newer version, in its server's words; null when it said
   *     of none
   */
  public record InstanceEvidence(
      String instance,
      int acknowledgedVersion,
      @Nullable Evidence acknowledgedEvidence,
      @Nullable String refusal,
      CertificateEvidence oldCertificate,
      CertificateEvidence newCertificate) {}

  /**
   * What one instance has shown of one certificate.
   *
   * @param proof what that proves at the level required
   * @param verdict of the last probe with it, null before the first
   */
  public record CertificateEvidence(
      Proof proof, @Nullable Verdict verdict, @Nullable String detail, @Nullable Instant probedAt) {
    static final CertificateEvidence NONE =
        new CertificateEvidence(Proof.UNKNOWN, null, null, null);
  }
}
