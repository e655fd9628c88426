package dev.interlock.query.page;

import dev.interlock.contract.RotationPhase;
import dev.interlock.query.backend.BackendEvidence;
import dev.interlock.query.backend.BackendEvidence.InstanceEvidence;
import dev.interlock.query.rotation.RotationStep;
import dev.interlock.query.rotation.RotationView;
import dev.interlock.query.rotation.RotationView.Detail;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rotation that is not finished, as the page shows it. */
record RotationCard(
    RotationView rotation,
    String phase,
    String phaseSince,
    String doing,
    @Nullable String heldSince,
    List<PhaseMark> line,
    List<BackendLine> backends,
    List<HistoryLine> history) {

  /** A backend and its instances; none while it has not been read or has registered none. */
  record BackendLine(
      String backendId, String wants, List<String> readiness, List<InstanceLine> instances) {}

  /** An instance and what it has shown. */
  record InstanceLine(
      String instance,
      String holds,
      @Nullable String refusal,
      EvidenceCell oldCertificate,
      EvidenceCell newCertificate) {}

  /** A step of the course. */
  record HistoryLine(String at, String what, List<String> because) {}

  static RotationCard of(Detail detail, Words words) {
    RotationView rotation = detail.rotation();
    RotationPhase phase = rotation.phase();
    return new RotationCard(
        rotation,
        PhaseMark.name(phase),
        "since %s (%s)"
            .formatted(words.time(rotation.phaseSince()), words.since(rotation.phaseSince())),
        Doing.sentence(phase, rotation.oldCertificateId(), rotation.newCertificateId()),
        rotation.held() == null ? null : words.time(rotation.held().since()),
        PhaseMark.line(rotation.kind(), phase, detail.history()),
        detail.backends().stream().map(backend -> line(backend, phase, words)).toList(),
        detail.history().reversed().stream().map(step -> line(step, words)).toList());
  }

  private static BackendLine line(BackendEvidence backend, RotationPhase phase, Words words) {
    return new BackendLine(
        backend.backendId(),
        wants(backend),
        ReadinessText.lines(backend.readiness()),
        backend.instances().stream()
            .map(
                instance ->
                    new InstanceLine(
                        instance.instance(),
                        holds(instance, backend.bundleVersion()),
                        instance.refusal(),
                        EvidenceCell.ofOld(instance.oldCertificate(), phase, words),
                        EvidenceCell.ofNew(instance.newCertificate(), phase, words)))
            .toList());
  }

  private static String wants(BackendEvidence backend) {
    if (backend.excluded() != null) {
      return "excluded by %s: %s".formatted(backend.excluded().by(), backend.excluded().reason());
    }
    return backend.requiredEvidence() == null
        ? "not registered here yet"
        : "must be " + backend.requiredEvidence().name().toLowerCase(Locale.ROOT);
  }

  private static String holds(InstanceEvidence instance, int wanted) {
    if (instance.acknowledgedEvidence() == null) {
      return "none of %d yet".formatted(wanted);
    }
    return "%d of %d, %s"
        .formatted(
            instance.acknowledgedVersion(),
            wanted,
            instance.acknowledgedEvidence().name().toLowerCase(Locale.ROOT));
  }

  private static HistoryLine line(RotationStep step, Words words) {
    String what =
        switch (step.kind()) {
          case PHASE -> step.phase() == null ? "" : PhaseMark.name(step.phase());
          case HELD -> "Held";
          case REMINDED -> "Half of its time has passed";
          case RESUMED -> "Resumed";
          case ABORT_REQUESTED, ROLLBACK_REQUESTED -> "Asked to be taken back";
          case BACKEND_EXCLUDED -> "Goes on without " + String.join(", ", step.backends());
          case RETRY_REQUESTED -> "Asks again";
          case EXPEDITED -> "Waits for no time any more";
          case ESCALATED -> "An emergency from now on";
        };
    String who = step.by() == null ? "" : " by " + step.by();
    return new HistoryLine(words.time(step.at()), what + who, step.because());
  }
}
