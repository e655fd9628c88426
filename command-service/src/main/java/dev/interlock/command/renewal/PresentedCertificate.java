package dev.interlock.command.renewal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that stages present, as far as its renewal depends on it.
 *
 * @param stages that present it, as {@code restApiId/stageName}
 * @param unbound those of them that no backend serves
 * @param backends that serve one of them
 * @param rotationId the open rotation that replaces it or brings it in, if there is one
 * @param successorId what that rotation replaces it by; null if it does not replace it
 * @param pause why its rotation is not started again yet, if that is so
 */
record PresentedCertificate(
    String certificateId,
    Map<String, String> tags,
    Validity validity,
    List<String> stages,
    List<String> unbound,
    List<String> backends,
    @Nullable String rotationId,
    @Nullable String successorId,
    @Nullable Pause pause) {

  /**
   * Its rotation did not start, or was taken back.
   *
   * @param until when to try again
   * @param why what was in the way, and what to do about it
   */
  record Pause(Instant until, String why) {}

  /** Why a policy leaves it alone, and what to do about that. */
  Optional<String> obstacle() {
    return unbound.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "No backend is bound to %s, so nobody would prove to accept the successor. Bind one with PUT"
                    .formatted(String.join(", ", unbound))
                + " /v1/backends/{id}/stages/{restApiId}/{stageName}, or rotate by hand");
  }

  /** Its successor as a generated one will be, valid for as long. */
  PresentedCertificate successor(Instant notBefore) {
    return new PresentedCertificate(
        certificateId,
        tags,
        new Validity(notBefore, notBefore.plus(validity.lifetime())),
        stages,
        unbound,
        backends,
        null,
        null,
        null);
  }

  /** Whether a rotation of it could be started now, as far as anybody knows. */
  boolean isFree(Instant now) {
    return rotationId == null && (pause == null || !pause.until().isAfter(now));
  }
}
