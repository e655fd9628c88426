package dev.interlock.command.backend;

import dev.interlock.command.Refusal;
import dev.interlock.contract.Acknowledgement;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.BackendEvent.CertificateObserved;
import dev.interlock.contract.BackendEvent.DiscoveryConfigured;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.BackendEvent.TrustRefused;
import dev.interlock.contract.Command.ReviseTrust;
import dev.interlock.contract.InstanceReport;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustRefusal;
import dev.interlock.contract.TrustedCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** One backend: its instances, the stages that it serves, and the bundle that it should trust. */
@AggregateRoot
class Backend {
  @AggregateIdentifier private @Nullable String backendId;
  private final Map<String, TrustAcknowledged> acknowledged = new TreeMap<>();
  private final Map<String, LastProbe> probed = new TreeMap<>();
  private final Map<Sighting, Instant> observed = new HashMap<>();
  private final Set<StageRef> stages = new TreeSet<>();
  private final Map<String, TrustedCertificate> trusted = new LinkedHashMap<>();
  private final Members members = new Members();
  private final Refusals refusals = new Refusals();
  private int version;

  private record Sighting(String instance, String certificateId) {}

  Backend() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RegisterBackend command) {
    if (backendId != null) {
      throw Refusal.conflict(
          "Backend %s is registered already; choose another backendId".formatted(id()));
    }
    AggregateLifecycle.apply(command.registration());
    if (command.discovery() != null) {
      AggregateLifecycle.apply(
          new DiscoveryConfigured(
              command.registration().backendId(), command.discovery(), command.at()));
    }
  }

  @CommandHandler
  void handle(BindBackend command, CertificateDirectory certificates, BundleGuard guard) {
    certificates.requireStage(command.stage());
    if (stages.contains(command.stage())) {
      return;
    }
    Map<String, TrustedCertificate> next = new LinkedHashMap<>(trusted);
    addTo(next, certificates.neededBy(List.of(command.stage())), certificates);
    Set<String> presented = new TreeSet<>(certificates.presentedBy(stages));
    presented.addAll(certificates.presentedBy(List.of(command.stage())));
    guard.mayTrust(id(), trusted.values(), next.values(), presented, command.at());
    AggregateLifecycle.apply(new BackendBoundToStage(id(), command.stage(), command.at()));
    revise(next, null, command.at());
  }

  @CommandHandler
  void handle(UnbindBackend command, CertificateDirectory certificates) {
    if (!stages.contains(command.stage())) {
      return;
    }
    AggregateLifecycle.apply(new BackendUnboundFromStage(id(), command.stage(), command.at()));
    Map<String, TrustedCertificate> next = new LinkedHashMap<>(trusted);
    Set<String> needed = certificates.neededBy(stages);
    next.keySet().retainAll(needed);
    addTo(next, needed, certificates);
    revise(next, null, command.at());
  }

  @CommandHandler
  void handle(ReviseTrust command, CertificateDirectory certificates, BundleGuard guard) {
    Map<String, TrustedCertificate> next = new LinkedHashMap<>(trusted);
    addTo(next, command.add(), certificates);
    next.keySet().removeAll(command.remove());
    certificates.requireWithdrawable(command.remove(), command.rotationId());
    requireTrustKept(next, certificates);
    Set<String> dropped = new TreeSet<>(trusted.keySet());
    dropped.removeAll(next.keySet());
    certificates.requireUnused(dropped, stages, command.rotationId());
    guard.mayTrust(
        id(), trusted.values(), next.values(), certificates.presentedBy(stages), command.at());
    revise(next, command.rotationId(), command.at());
  }

  /**
   * Nothing may lack that a stage presents, and nothing go that its rotation may let it present.
   */
  private void requireTrustKept(
      Map<String, TrustedCertificate> next, CertificateDirectory certificates) {
    Set<String> lost = new TreeSet<>(certificates.neededBy(stages));
    lost.retainAll(trusted.keySet());
    lost.addAll(certificates.presentedBy(stages));
    lost.removeAll(next.keySet());
    if (!lost.isEmpty()) {
      throw Refusal.conflict(
          "Backend %s must trust %s: a stage that it serves presents it, or may be given it"
              .formatted(id(), lost));
    }
  }

  @CommandHandler
  void handle(AcknowledgeTrust command) {
    Acknowledgement said = command.acknowledgement();
    List<BackendEvent> joining = members.heard(said, command.at());
    requireGivenOut(said);
    if (!said.evidence().claimable()) {
      throw Refusal.invalid(
          "evidence",
          "%s cannot be claimed, only proved; acknowledge DECLARED, WRITTEN or LOADED"
              .formatted(said.evidence()));
    }
    joining.forEach(AggregateLifecycle::apply);
    TrustAcknowledged before = acknowledged.get(said.instance());
    if (before == null
        || before.version() < said.version()
        || (before.version() == said.version() && before.evidence() != said.evidence())
        || refusals.endedBy(said.instance(), said.version())) {
      AggregateLifecycle.apply(
          new TrustAcknowledged(
              id(), said.instance(), said.version(), said.evidence(), said.detail(), command.at()));
    }
  }

  @CommandHandler
  void handle(RecordRefusal command) {
    TrustRefusal said = command.refusal();
    List<BackendEvent> joining = members.heard(said, command.at());
    requireGivenOut(said);
    joining.forEach(AggregateLifecycle::apply);
    if (said.version() >= acknowledgedBy(said.instance()) && refusals.isNews(said, command.at())) {
      AggregateLifecycle.apply(
          new TrustRefused(id(), said.instance(), said.version(), said.reason(), command.at()));
    }
  }

  private void requireGivenOut(InstanceReport said) {
    if (said.version() < 1 || said.version() > version) {
      throw Refusal.invalid(
          "version",
          "Backend %s has bundle versions 1 to %d, not %d; name the one that was fetched"
              .formatted(id(), version, said.version()));
    }
  }

  @CommandHandler
  void handle(RecordProbe command, ProbeClaims claims, CertificateDirectory certificates) {
    members.require(id(), command.probe().instance());
    if (claims.stands(command.order()) && isNews(command, certificates)) {
      AggregateLifecycle.apply(command.probe());
    }
  }

  /**
   * A switch asks for confirmation, even of what is known, and from every backend that is told to
   * trust what it brings: a rotation waits for all of them, whichever stage was switched last.
   */
  private boolean isNews(RecordProbe command, CertificateDirectory certificates) {
    ProbeRecorded probe = command.probe();
    LastProbe last = probed.get(probe.instance());
    return last == null
        || last.differsFrom(new LastProbe(probe, acknowledgedBy(probe.instance())))
        || !last.at().plus(command.confirmAfter()).isAfter(probe.at())
        || certificates.lastChange(trusted.keySet()).filter(last::isNotAfter).isPresent();
  }

  private int acknowledgedBy(String instance) {
    TrustAcknowledged last = acknowledged.get(instance);
    return last == null ? 0 : last.version();
  }

  @CommandHandler
  void handle(RecordObservation command, CertificateDirectory certificates) {
    CertificateObserved seen = command.seen();
    members.require(id(), seen.instance());
    boolean presented = certificates.presentedBy(stages).contains(seen.certificateId());
    if (command
        .pace()
        .isNews(
            observed.get(new Sighting(seen.instance(), seen.certificateId())),
            seen.lastSeen(),
            presented,
            certificates.lastChange(trusted.keySet()))) {
      AggregateLifecycle.apply(seen);
    }
  }

  @CommandHandler
  void handle(RecordInstances command) {
    members.resolved(command).forEach(AggregateLifecycle::apply);
  }

  @CommandHandler
  void handle(RecordSilence command) {
    members.silent(command).forEach(AggregateLifecycle::apply);
  }

  @CommandHandler
  void handle(RemoveInstance command) {
    AggregateLifecycle.apply(members.removed(command));
  }

  private String id() {
    return Objects.requireNonNull(backendId);
  }

  private static void addTo(
      Map<String, TrustedCertificate> bundle,
      Collection<String> ids,
      CertificateDirectory certificates) {
    new TreeSet<>(ids).forEach(id -> bundle.computeIfAbsent(id, certificates::trusted));
  }

  private void revise(
      Map<String, TrustedCertificate> next, @Nullable String rotationId, Instant at) {
    if (!next.keySet().equals(trusted.keySet())) {
      AggregateLifecycle.apply(
          new TrustBundleRevised(
              id(), version + 1, new ArrayList<>(next.values()), rotationId, at));
    }
  }

  @EventSourcingHandler
  void on(BackendRegistered event) {
    backendId = event.backendId();
    members.on(event);
  }

  @EventSourcingHandler
  void on(BackendBoundToStage event) {
    stages.add(event.stage());
  }

  @EventSourcingHandler
  void on(BackendUnboundFromStage event) {
    stages.remove(event.stage());
  }

  @EventSourcingHandler
  void on(TrustBundleRevised event) {
    version = event.version();
    trusted.clear();
    event.certificates().forEach(entry -> trusted.put(entry.certificateId(), entry));
  }

  @EventSourcingHandler
  void on(TrustAcknowledged event) {
    acknowledged.put(event.instance(), event);
    refusals.on(event);
  }

  @EventSourcingHandler
  void on(TrustRefused event) {
    refusals.on(event);
  }

  @EventSourcingHandler
  void on(InstanceLeft event) {
    acknowledged.remove(event.instance());
    probed.remove(event.instance());
    observed.keySet().removeIf(sighting -> sighting.instance().equals(event.instance()));
    refusals.left(event.instance());
    members.on(event);
  }

  @EventSourcingHandler
  void on(CertificateObserved event) {
    observed.put(new Sighting(event.instance(), event.certificateId()), event.lastSeen());
  }

  /** What else happens is about the instances alone. */
  @EventSourcingHandler
  void on(BackendEvent event) {
    members.on(event);
  }

  @EventSourcingHandler
  void on(ProbeRecorded event) {
    probed.put(event.instance(), new LastProbe(event, acknowledgedBy(event.instance())));
  }
}
