package dev.interlock.receipt;

import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateGenerated;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.CertificateFacts;
import dev.interlock.contract.Event;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.Instance;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationEvent.RotationRollbackRequested;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.Verdict;
import dev.interlock.contract.WireTypes;
import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Envelopes;
import dev.interlock.messaging.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A log that tells of a rotation from old1 to new1 at one backend with one instance. */
final class Story {
  static final String ROTATION = "r1";
  static final StageRef PROD = new StageRef("api1", "prod");

  /** Between two events of a log are those of others. */
  static final long DISTANCE = 10;

  private final List<Envelope> log = new ArrayList<>();

  /** What is so before a rotation of old1 is asked for. */
  static Story begun() {
    return new Story()
        .tell(at -> generated("old1", at))
        .tell(
            at ->
                new BackendRegistered(
                    "orders",
                    "of the team that pays",
                    List.of(new Instance("a", "10.0.0.7:8443")),
                    null,
                    "/",
                    "PEM of the roots",
                    Evidence.DISCRIMINATING,
                    at))
        .tell(at -> new BackendBoundToStage("orders", PROD, at))
        .told(1, "old1")
        .proved(1, List.of("old1"), List.of())
        .tell(at -> new CertificateAssignedToStage(PROD, null, "old1", null, at));
  }

  static Story retired() {
    return begun()
        .requested()
        .entered(RotationPhase.PREPARED)
        .tell(at -> generated("new1", at))
        .entered(RotationPhase.DISTRIBUTING)
        .told(2, "old1", "new1")
        .proved(2, List.of("old1", "new1"), List.of())
        .entered(RotationPhase.ACTIVATING)
        .tell(at -> new CertificateAssignedToStage(PROD, "old1", "new1", ROTATION, at))
        .entered(RotationPhase.DRAINING)
        .entered(RotationPhase.UNTRUSTING)
        .told(3, "new1")
        .proved(3, List.of("new1"), List.of("old1"))
        .entered(RotationPhase.RETIRED)
        .destroyed("old1");
  }

  static Story rolledBack() {
    return begun()
        .requested()
        .entered(RotationPhase.PREPARED)
        .tell(at -> generated("new1", at))
        .tell(at -> new RotationRollbackRequested(ROTATION, "the wrong one", "AKIA1", at))
        .entered(RotationPhase.ROLLING_BACK)
        .destroyed("new1")
        .entered(RotationPhase.ROLLED_BACK);
  }

  List<Envelope> log() {
    return List.copyOf(log);
  }

  Story copy() {
    Story copy = new Story();
    copy.log.addAll(log);
    return copy;
  }

  /** A fact that happens when it is told. */
  interface Moment {
    Event at(Instant at);
  }

  Story tell(Moment moment) {
    log.add(envelope(moment, (log.size() + 1L) * DISTANCE));
    return this;
  }

  static Envelope envelope(Moment moment, long position) {
    Event event = moment.at(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(position));
    return Envelopes.stored(
        WireTypes.nameOf(event.getClass()),
        WireTypes.revisionOf(event.getClass()),
        "event-" + position,
        event.aggregateId(),
        position,
        position, // Its number within the aggregate does not matter here.
        Json.mapper().writeValueAsString(event));
  }

  Story requested() {
    return tell(
        at ->
            new RotationRequested(
                ROTATION,
                "old1",
                "new1",
                List.of(PROD),
                List.of("orders"),
                Duration.ofMinutes(5),
                Duration.ofDays(1),
                null,
                "expires soon",
                "AKIA1",
                at));
  }

  Story entered(RotationPhase phase) {
    return tell(at -> new RotationPhaseEntered(ROTATION, phase, List.of("it was so"), at));
  }

  Story told(int version, String... certificates) {
    List<TrustedCertificate> trusted =
        Stream.of(certificates)
            .map(id -> new TrustedCertificate(id, "fingerprint of " + id, "PEM of " + id))
            .toList();
    return tell(at -> new TrustBundleRevised("orders", version, trusted, rotation(version), at));
  }

  private static @Nullable String rotation(int version) {
    return version == 1 ? null : ROTATION;
  }

  /** The instance holds a bundle, and a probe shows it. */
  Story proved(int version, List<String> accepted, List<String> refused) {
    Map<String, Finding> findings =
        Stream.concat(accepted.stream(), refused.stream())
            .collect(
                Collectors.toMap(
                    id -> id,
                    id -> finding(accepted.contains(id) ? Verdict.ACCEPTED : Verdict.REFUSED)));
    return tell(at -> new TrustAcknowledged("orders", "a", version, Evidence.LOADED, null, at))
        .tell(
            at ->
                new ProbeRecorded(
                    "orders",
                    "a",
                    version,
                    findings,
                    finding(Verdict.REFUSED),
                    finding(Verdict.REFUSED),
                    at));
  }

  private static Finding finding(Verdict verdict) {
    return new Finding(verdict, "status " + (verdict == Verdict.ACCEPTED ? 200 : 400));
  }

  Story destroyed(String certificate) {
    return tell(at -> new CertificateDeleted(certificate, at))
        .tell(at -> new PrivateKeyDestroyed(certificate, "key of " + certificate, at));
  }

  static CertificateGenerated generated(String id, Instant at) {
    return new CertificateGenerated(
        id,
        "a secret project",
        Map.of("owner", "ann"),
        new CertificateFacts(
            "PEM of " + id,
            "fingerprint of " + id,
            "spki of " + id,
            "0a" + id,
            "CN=" + id,
            at,
            at.plus(Duration.ofDays(365))),
        "key of " + id,
        at);
  }
}
