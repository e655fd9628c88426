package dev.interlock.command.rotation;

import static dev.interlock.command.http.StrictBody.required;

import dev.interlock.command.Refusal;
import dev.interlock.command.http.Reason;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPace;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.SessionLifetimes;
import dev.interlock.contract.StageRef;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/rotations}.
 *
 * @param kind what it is made for; default ROUTINE. An EMERGENCY takes no members about time and
 *     waves, a REHEARSAL none about what follows a switch
 * @param certificateId the certificate to replace, wherever it is presented
 * @param successorId the certificate to replace it by; default is one that is generated
 * @param drain how long sessions opened with the old certificate may live on; default is the
 *     longest that a backend declares
 * @param phaseDeadline how long a phase may wait for evidence; default one day
 * @param deadlines of phases that do not have this one, by their names
 * @param canary the stages that switch first, as {@code restApiId/stageName}; default the first
 * @param waveSize how many of the others switch in each further wave; default all of them
 * @param pause the least time between two waves; default none
 * @param dryRun true to be told what would happen, and to store nothing
 */
record RotationRequest(
    @Nullable RotationKind kind,
    @Nullable String certificateId,
    @Nullable String successorId,
    @Nullable Duration drain,
    @Nullable Duration phaseDeadline,
    @Nullable Map<RotationPhase, Duration> deadlines,
    @Nullable List<String> canary,
    @Nullable Integer waveSize,
    @Nullable Duration pause,
    @Nullable String reason,
    @Nullable Boolean dryRun) {
  private static final Set<RotationPhase> WITHOUT_DEADLINE =
      EnumSet.of(
          RotationPhase.DRAINING,
          RotationPhase.RETIRED,
          RotationPhase.ROLLED_BACK,
          RotationPhase.REHEARSED);
  private static final String AT_ONCE =
      "An EMERGENCY waits for no time and switches all stages in one wave; leave out %s";
  private static final String NO_SWITCH = "A rehearsal switches no stage; leave %s out";
  private static final String THROW_AWAY =
      "A rehearsal makes a certificate to throw away; leave %s out";
  private static final Duration LONGEST = Duration.ofDays(90);

  /** To a successor that is generated, with what is usual in all respects. */
  static RotationRequest usual(String certificateId, String reason) {
    return new RotationRequest(
        null, certificateId, null, null, null, null, null, null, null, reason, null);
  }

  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }

  /**
   * What it is for; to be asked before the others, which rely on it.
   *
   * @throws Refusal INVALID when other members contradict that
   */
  RotationKind checkedKind() {
    switch (asked()) {
      case ROUTINE -> {}
      case EMERGENCY -> {
        new Reason(reason).given();
        refuse("drain", drain, AT_ONCE);
        refuse("pause", pause, AT_ONCE);
        refuse("canary", canary, AT_ONCE);
        refuse("waveSize", waveSize, AT_ONCE);
      }
      case REHEARSAL -> {
        refuse("successorId", successorId, THROW_AWAY);
        refuse("drain", drain, NO_SWITCH);
        refuse("canary", canary, NO_SWITCH);
        refuse("waveSize", waveSize, NO_SWITCH);
        refuse("pause", pause, NO_SWITCH);
      }
    }
    return asked();
  }

  private RotationKind asked() {
    return kind == null ? RotationKind.ROUTINE : kind;
  }

  private static void refuse(String member, @Nullable Object given, String why) {
    if (given != null) {
      throw Refusal.invalid(member, why.formatted(member));
    }
  }

  String checkedCertificateId() {
    return required("certificateId", certificateId);
  }

  /** The drain that is asked for, or else what follows from the backends. */
  Duration checkedDrain(Stream<Duration> declared) {
    if (asked() != RotationKind.ROUTINE) {
      return Duration.ZERO;
    }
    return within(
        "drain",
        drain,
        declared.max(Comparator.naturalOrder()).orElse(SessionLifetimes.USUAL),
        Duration.ZERO);
  }

  Duration checkedDeadline() {
    return within("phaseDeadline", phaseDeadline, Duration.ofDays(1), Duration.ofSeconds(1));
  }

  @Nullable String checkedReason() {
    return new Reason(reason).checked();
  }

  Waves checkedWaves(List<StageRef> stages) {
    return switch (asked()) {
      case ROUTINE -> Waves.of(stages, canary, waveSize);
      case EMERGENCY -> Waves.of(stages, List.of(), waveSize);
      case REHEARSAL -> new Waves(stages, List.of());
    };
  }

  RotationPace checkedPace(Waves waves) {
    Map<RotationPhase, Duration> own = deadlines == null ? Map.of() : deadlines;
    own.forEach(
        (phase, deadline) -> {
          if (phase != RotationPhase.ROLLING_BACK && !asked().course().contains(phase)) {
            throw Refusal.invalid(
                "deadlines." + phase,
                "%s is no phase of a %s rotation; its phases are %s"
                    .formatted(phase, asked(), asked().course()));
          }
          if (WITHOUT_DEADLINE.contains(phase)) {
            throw Refusal.invalid(
                "deadlines." + phase,
                "%s waits for no evidence and has no deadline".formatted(phase));
          }
          within(
              "deadlines." + phase,
              required("deadlines." + phase, deadline),
              Duration.ofDays(1),
              Duration.ofSeconds(1));
        });
    return new RotationPace(
        waves.sizes(),
        within("pause", pause, Duration.ZERO, Duration.ZERO),
        own,
        drain == null && asked() == RotationKind.ROUTINE);
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
