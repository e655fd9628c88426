package dev.interlock.contract.trust;

import dev.interlock.contract.AccessKeyEvent;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.CertificateEvent;
import dev.interlock.contract.CertificateEvent.CertificateDeleted;
import dev.interlock.contract.CertificateEvent.CertificateIntroduced;
import dev.interlock.contract.CertificateEvent.PrivateKeyDestroyed;
import dev.interlock.contract.Event;
import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.RenewalEvent;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.RotationEvent.RotationPhaseEntered;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageEvent;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageEvent.StageDeleted;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The promise of Interlock, checked over a log event by event: at no prefix does a stage's active
 * certificate lack proven trust at a backend of that stage, and no private key is destroyed while a
 * stage can still be switched back to it. Nor does a stage switch to a certificate that has
 * expired.
 *
 * <p>A rehearsal lets no stage present its throw-away certificate, and takes nothing else from a
 * bundle.
 *
 * <p>A backend that is bound to a stage already in use joins: it is held to the promise from the
 * next switch on. One that a person excluded by name is not held to it by that rotation.
 *
 * <p>No backend is told to distrust what a gateway said last that it presents to it, and no old
 * certificate is untrusted before each gateway has said that it presents another one. An emergency
 * waits for no connection that is open already.
 */
public final class Invariant {
  private final Map<String, BackendTrust> backends = new TreeMap<>();
  private final Map<StageRef, String> active = new TreeMap<>();
  private final Map<String, RotationRequested> rotations = new TreeMap<>();
  private final Map<String, RotationPhase> phases = new TreeMap<>();
  private final Map<String, Set<String>> excluded = new TreeMap<>();
  private final Map<String, Instant> expiries = new TreeMap<>();
  private final Set<String> emergencies = new TreeSet<>();
  private final Presentations presentations = new Presentations();

  /**
   * Takes the next event of the log, and says how it breaks the promise; empty when it does not.
   */
  public List<String> on(Event event) {
    List<String> broken = new ArrayList<>();
    switch (event) {
      case BackendEvent backend -> onBackend(backend, broken);
      case StageEvent stage -> {
        presentations.on(stage);
        onStage(stage, broken);
      }
      case RotationEvent rotation -> onRotation(rotation, broken);
      case CertificateEvent certificate -> onCertificate(certificate, broken);
      case GatewayEvent gateway -> presentations.on(gateway);
      case RestApiEvent ignored -> {}
      case AccessKeyEvent ignored -> {}
      case RenewalEvent ignored -> {}
    }
    return broken;
  }

  private void onBackend(BackendEvent event, List<String> broken) {
    if (event instanceof TrustBundleRevised revised) {
      onRevision(revised, known(backends, revised.backendId()), broken);
      onGateways(revised, known(backends, revised.backendId()), broken);
      known(backends, revised.backendId()).stages().stream()
          .filter(active::containsKey)
          .filter(
              stage ->
                  revised.certificates().stream()
                      .noneMatch(trusted -> trusted.certificateId().equals(active.get(stage))))
          .forEach(
              stage ->
                  broken.add(
                      "backend %s is told to distrust %s, which stage %s presents"
                          .formatted(revised.backendId(), active.get(stage), stage)));
    }
    backends.compute(
        event.backendId(),
        (id, trust) ->
            trust == null ? BackendTrust.of((BackendRegistered) event) : trust.on(event));
  }

  private void onGateways(TrustBundleRevised event, BackendTrust before, List<String> broken) {
    Set<String> lost = new TreeSet<>(before.bundle());
    event.certificates().forEach(kept -> lost.remove(kept.certificateId()));
    for (String certificate : lost) {
      for (StageRef stage : before.stages()) {
        presentations
            .saying(stage, said -> uses(said, certificate))
            .forEach(
                gateway ->
                    broken.add(
                        "backend %s is told to distrust %s, which gateway %s presents at stage %s"
                            .formatted(event.backendId(), certificate, gateway, stage)));
      }
    }
  }

  /** Whether a connection presents the certificate that counts when its key is compromised. */
  private boolean uses(Presentation said, String certificate) {
    boolean compromised =
        rotations.values().stream()
            .filter(rotation -> emergencies.contains(rotation.rotationId()))
            .anyMatch(rotation -> rotation.oldCertificateId().equals(certificate));
    return compromised ? certificate.equals(said.certificateId()) : said.uses(certificate);
  }

  private void onUntrusting(RotationRequested rotation, List<String> broken) {
    Set<StageRef> stages = new TreeSet<>(rotation.stages());
    backends.values().stream()
        .filter(trust -> trust.bundle().contains(rotation.oldCertificateId()))
        .forEach(trust -> stages.addAll(trust.stages()));
    for (StageRef stage : stages) {
      presentations
          .late(stage)
          .forEach(
              gateway ->
                  broken.add(
                      "rotation %s untrusts %s before gateway %s says what it presents at stage %s"
                          .formatted(
                              rotation.rotationId(), rotation.oldCertificateId(), gateway, stage)));
    }
  }

  private void onRevision(TrustBundleRevised event, BackendTrust before, List<String> broken) {
    rehearsal(event.rotationId())
        .ifPresent(
            rehearsal -> {
              Set<String> lost = new TreeSet<>(before.bundle());
              lost.remove(rehearsal.newCertificateId());
              event.certificates().forEach(kept -> lost.remove(kept.certificateId()));
              if (!lost.isEmpty()) {
                broken.add(
                    "rehearsal %s took %s from the bundle of backend %s"
                        .formatted(rehearsal.rotationId(), lost, event.backendId()));
              }
            });
  }

  private Optional<RotationRequested> rehearsal(@Nullable String rotationId) {
    return Optional.ofNullable(rotationId).map(rotations::get).filter(RotationRequested::rehearses);
  }

  private void onStage(StageEvent event, List<String> broken) {
    switch (event) {
      case CertificateAssignedToStage assigned -> {
        active.put(assigned.stage(), assigned.to());
        onExpiry(assigned, broken);
        rotations.values().stream()
            .filter(RotationRequested::rehearses)
            .filter(
                rehearsal ->
                    rehearsal.rotationId().equals(assigned.rotationId())
                        || rehearsal.newCertificateId().equals(assigned.to()))
            .forEach(
                rehearsal ->
                    broken.add(
                        "stage %s switched to %s in rehearsal %s"
                            .formatted(assigned.stage(), assigned.to(), rehearsal.rotationId())));
        backends.values().stream()
            .filter(trust -> trust.stages().contains(assigned.stage()))
            .filter(trust -> !isExcluded(assigned.rotationId(), trust))
            .filter(trust -> !trust.accepts(assigned.to()))
            .forEach(
                trust ->
                    broken.add(
                        "stage %s switched to %s, which backend %s has not proved to accept"
                            .formatted(assigned.stage(), assigned.to(), trust.backendId())));
      }
      case CertificateRemovedFromStage removed -> active.remove(removed.stage());
      case StageDeleted deleted -> active.remove(deleted.stage());
      case StageEvent.StageCreated ignored -> {}
      case StageEvent.StageUpdated ignored -> {}
      case StageEvent.PresentationReported ignored -> {}
      case StageEvent.StageTagged ignored -> {}
      case StageEvent.StageUntagged ignored -> {}
    }
  }

  /** Who attaches a certificate to a stage that no backend serves moves nobody's requests. */
  private void onExpiry(CertificateAssignedToStage assigned, List<String> broken) {
    Instant end = expiries.getOrDefault(assigned.to(), Instant.MAX);
    boolean matters =
        assigned.rotationId() != null
            || backends.values().stream()
                .anyMatch(trust -> trust.stages().contains(assigned.stage()));
    if (matters && end.isBefore(assigned.at())) {
      broken.add(
          "stage %s switched to %s, which expired on %s"
              .formatted(assigned.stage(), assigned.to(), end));
    }
  }

  private void onRotation(RotationEvent event, List<String> broken) {
    switch (event) {
      case RotationRequested requested -> {
        rotations.put(requested.rotationId(), requested);
        phases.put(requested.rotationId(), RotationPhase.PLANNED);
        if (requested.madeFor() == RotationKind.EMERGENCY) {
          emergencies.add(requested.rotationId());
        }
      }
      case RotationPhaseEntered entered -> {
        phases.put(entered.rotationId(), entered.phase());
        if (entered.phase() == RotationPhase.UNTRUSTING) {
          onUntrusting(known(rotations, entered.rotationId()), broken);
        }
        if (entered.phase() == RotationPhase.RETIRED) {
          onRetired(known(rotations, entered.rotationId()), broken);
        }
      }
      case RotationBackendExcluded exclusion ->
          excluded
              .computeIfAbsent(exclusion.rotationId(), id -> new TreeSet<>())
              .add(exclusion.backendId());
      case RotationEvent.RotationHeld ignored -> {}
      case RotationEvent.RotationReminded ignored -> {}
      case RotationEvent.RotationResumed ignored -> {}
      case RotationEvent.RotationAbortRequested ignored -> {}
      case RotationEvent.RotationRollbackRequested ignored -> {}
      case RotationEvent.RotationRetryRequested ignored -> {}
      case RotationEvent.RotationExpedited ignored -> {}
      case RotationEvent.RotationEscalated escalated -> emergencies.add(escalated.rotationId());
    }
  }

  private boolean isExcluded(@Nullable String rotationId, BackendTrust trust) {
    return rotationId != null
        && excluded.getOrDefault(rotationId, Set.of()).contains(trust.backendId());
  }

  private void onRetired(RotationRequested rotation, List<String> broken) {
    backends.values().stream()
        .filter(trust -> rotation.stages().stream().anyMatch(trust.stages()::contains))
        .filter(trust -> !isExcluded(rotation.rotationId(), trust))
        .filter(trust -> !trust.refuses(rotation.oldCertificateId()))
        .forEach(
            trust ->
                broken.add(
                    "rotation %s retired %s, which backend %s has not proved to refuse"
                        .formatted(
                            rotation.rotationId(),
                            rotation.oldCertificateId(),
                            trust.backendId())));
  }

  private void onCertificate(CertificateEvent event, List<String> broken) {
    if (event instanceof CertificateIntroduced introduced) {
      expiries.put(event.certificateId(), introduced.certificate().notAfter());
    }
    if (!(event instanceof CertificateDeleted || event instanceof PrivateKeyDestroyed)) {
      return;
    }
    String certificate = event.certificateId();
    active.forEach(
        (stage, presented) -> {
          if (presented.equals(certificate)) {
            broken.add("%s was deleted while stage %s presents it".formatted(certificate, stage));
          }
        });
    rotations.values().stream()
        .filter(rotation -> rotation.oldCertificateId().equals(certificate))
        .filter(rotation -> !known(phases, rotation.rotationId()).terminal())
        .forEach(
            rotation ->
                broken.add(
                    "%s was deleted while rotation %s may return to it"
                        .formatted(certificate, rotation.rotationId())));
  }

  private static <V> V known(Map<String, V> map, String id) {
    V value = map.get(id);
    if (value == null) {
      throw new IllegalArgumentException("The log speaks of " + id + " before it exists");
    }
    return value;
  }
}
