package dev.interlock.command.rotation;

import static dev.interlock.command.http.StrictBody.required;

import dev.interlock.command.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/rotations}.
 *
 * @param certificateId the certificate to replace, wherever it is presented
 * @param successorId the certificate to replace it by; default is one that is generated
 * @param drain how long sessions opened with the old certificate may live on; default 5 minutes
 * @param phaseDeadline how long a phase may wait for evidence; default one day
 */
record RotationRequest(
    @Nullable String certificateId,
    @Nullable String successorId,
    @Nullable Duration drain,
    @Nullable Duration phaseDeadline,
    @Nullable String reason) {
  private static final Duration LONGEST = Duration.ofDays(90);
  // PLANNED, PREPARED, DISTRIBUTING, ACTIVATING and UNTRUSTING.
  private static final int PHASES_WITH_DEADLINE = 5;

  String checkedCertificateId() {
    return required("certificateId", certificateId);
  }

  Duration checkedDrain() {
    return within("drain", drain, Duration.ofMinutes(5), Duration.ZERO);
  }

  Duration checkedDeadline() {
    return within("phaseDeadline", phaseDeadline, Duration.ofDays(1), Duration.ofSeconds(1));
  }

  /** How long the rotation takes when each phase needs all of its time. */
  Duration longest() {
    return checkedDrain().plus(checkedDeadline().multipliedBy(PHASES_WITH_DEADLINE));
  }

  private static Duration within(
      String field, @Nullable Duration given, Duration usual, Duration least) {
    Duration value = given == null ? usual : given;
    if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
      throw Refusal.invalid(
          field,
          "%s %s is not a duration from %s to %s; write it as in PT30M"
              .formatted(field, value, least, LONGEST));
    }
    return value;
  }
}
