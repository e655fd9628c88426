package dev.interlock.command.rotation;

import dev.interlock.command.Refusal;
import dev.interlock.command.backend.Backends;
import dev.interlock.command.backend.BundleFindings;
import dev.interlock.command.backend.BundleGuard;
import dev.interlock.command.backend.CertificateDirectory;
import dev.interlock.command.rotation.RotationPreview.BackendPreview;
import dev.interlock.command.rotation.RotationPreview.BundlePreview;
import dev.interlock.command.rotation.RotationPreview.InstancePreview;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.RotationKind;
import dev.interlock.contract.RotationPhase;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.trust.BackendTrust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says what a rotation would do by beginning it: the present transaction must be rolled back, with
 * the certificate that stands in for the successor.
 */
@Component
class RotationPreviews {
  private static final String SUCCESSOR = "successor";

  private final RotationPlanner planner;
  private final Successors successors;
  private final Backends backends;
  private final BundleGuard guard;
  private final BundleFindings lint;
  private final CertificateDirectory certificates;

  RotationPreviews(
      RotationPlanner planner,
      Successors successors,
      Backends backends,
      BundleGuard guard,
      BundleFindings lint,
      CertificateDirectory certificates) {
    this.planner = planner;
    this.successors = successors;
    this.backends = backends;
    this.guard = guard;
    this.lint = lint;
    this.certificates = certificates;
  }

  RotationPreview of(RotationRequest request, String by, Instant at) {
    List<String> blocks = new ArrayList<>();
    RotationRequested planned = planner.plan(request, by, at, check -> collect(check, blocks));
    TrustedCertificate successor = named(successors.of(planned));
    List<String> notes = notes(planned);
    List<String> waitsFor = new ArrayList<>();
    List<BackendPreview> previews = new ArrayList<>();
    serving(planned)
        .forEach(
            (id, trust) -> {
              previews.add(backend(planned, trust, successor, blocks));
              if (notes.isEmpty() && !trust.accepts(planned.oldCertificateId())) {
                waitsFor.add(
                    "Backend %s: %s not known to accept %s (%s is required)"
                        .formatted(
                            id,
                            String.join(", ", trust.notAccepting(planned.oldCertificateId())),
                            planned.oldCertificateId(),
                            trust.required()));
              }
            });
    return new RotationPreview(
        planned.oldCertificateId(),
        planned.madeFor(),
        planned.paced().waves(planned.stages().stream().map(StageRef::id).toList()),
        planned.paced().pause(),
        planned.drain(),
        planned.phaseDeadline(),
        planned.paced().deadlines(),
        pointOfNoReturn(planned),
        previews,
        notes,
        blocks,
        waitsFor);
  }

  private static String pointOfNoReturn(RotationRequested planned) {
    return (planned.rehearses()
            ? "There is none: no stage switches, and the backends go on to trust %s."
            : "It can be taken back until UNTRUSTING begins, which is when the drain is over: then"
                + " the backends are told to distrust %s.")
        .formatted(planned.oldCertificateId());
  }

  /** Each of them means that nothing depends on what backends make of the old certificate. */
  private static List<String> notes(RotationRequested planned) {
    List<String> notes = new ArrayList<>();
    if (planned.madeFor() == RotationKind.EMERGENCY) {
      notes.add(
          ("It is an emergency: it waits for no drain, pause or wave, nor for proof that a backend"
                  + " accepts %s. It waits until every backend accepts the successor; exclude one"
                  + " that cannot.")
              .formatted(planned.oldCertificateId()));
    }
    if (planned.oldExpiredBy(planned.at())) {
      notes.add(
          ("Certificate %s expired on %s, so servers may refuse it already. No proof is asked that a"
                  + " backend accepts it, and a stage that has switched cannot return to it.")
              .formatted(planned.oldCertificateId(), planned.oldNotAfter()));
    }
    return notes;
  }

  private TreeMap<String, BackendTrust> serving(RotationRequested planned) {
    TreeMap<String, BackendTrust> serving = new TreeMap<>();
    for (StageRef stage : planned.stages()) {
      backends.serving(stage).forEach(trust -> serving.put(trust.backendId(), trust));
    }
    return serving;
  }

  private BackendPreview backend(
      RotationRequested planned,
      BackendTrust trust,
      TrustedCertificate successor,
      List<String> blocks) {
    String old = planned.oldCertificateId();
    List<TrustedCertificate> now = backends.bundle(trust.backendId()).certificates();
    List<TrustedCertificate> both = new ArrayList<>(now);
    if (!trust.bundle().contains(old)) {
      both.add(certificates.trusted(old));
    }
    both.add(successor);
    List<TrustedCertificate> next = new ArrayList<>(both);
    String dropped = planned.rehearses() ? SUCCESSOR : old;
    next.removeIf(one -> one.certificateId().equals(dropped));
    Set<String> inUse = certificates.presentedBy(trust.stages());
    Set<String> inUseThen = new TreeSet<>(inUse);
    if (!planned.rehearses()) {
      inUseThen.remove(old);
      inUseThen.add(SUCCESSOR);
    }
    collect(() -> guard.mayTrust(trust.backendId(), now, both, inUse, planned.at()), blocks);
    return new BackendPreview(
        trust.backendId(),
        trust.required(),
        new TreeMap<>(trust.instances())
            .entrySet().stream()
                .map(entry -> instance(trust, entry.getKey(), entry.getValue().probe(), old))
                .toList(),
        List.of(
            new BundlePreview(
                RotationPhase.DISTRIBUTING,
                ids(both),
                lint.of(both, inUse, Set.of(SUCCESSOR), planned.at())),
            new BundlePreview(
                planned.rehearses() ? RotationPhase.WITHDRAWING : RotationPhase.UNTRUSTING,
                ids(next),
                lint.of(next, inUseThen, Set.of(), planned.at()))));
  }

  private static InstancePreview instance(
      BackendTrust trust, String name, @Nullable ProbeRecorded probe, String certificateId) {
    return new InstancePreview(
        name, trust.shown(name, certificateId).orElse(null), probe == null ? null : probe.at());
  }

  private static void collect(Runnable check, List<String> blocks) {
    try {
      check.run();
    } catch (Refusal refusal) {
      blocks.add(refusal.getMessage());
    }
  }

  private static TrustedCertificate named(TrustedCertificate standIn) {
    return new TrustedCertificate(
        SUCCESSOR, standIn.fingerprint(), standIn.pem(), standIn.authorities());
  }

  private static List<String> ids(List<TrustedCertificate> bundle) {
    return bundle.stream().map(TrustedCertificate::certificateId).toList();
  }
}
