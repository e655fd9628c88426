package dev.interlock.contract.trust;

import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.BackendEvent.CertificateObserved;
import dev.interlock.contract.BackendEvent.DiscoveryConfigured;
import dev.interlock.contract.BackendEvent.DiscoveryFailed;
import dev.interlock.contract.BackendEvent.DiscoveryRecovered;
import dev.interlock.contract.BackendEvent.InstanceFellSilent;
import dev.interlock.contract.BackendEvent.InstanceHeard;
import dev.interlock.contract.BackendEvent.InstanceJoined;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.BackendEvent.TrustRefused;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Instance;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one backend prove: the one definition of trust, for the write side, the saga,
 * the read side and the audit alike.
 *
 * @param version the version of the bundle that the backend should hold, 0 for none
 * @param bundles the certificate ids of each version that an instance may still hold, or held when
 *     it was probed last
 * @param discoveryProblem why it is not known which instances there are; null when it is
 */
public record BackendTrust(
    String backendId,
    Evidence required,
    Set<StageRef> stages,
    int version,
    Map<Integer, Set<String>> bundles,
    Map<String, InstanceTrust> instances,
    @Nullable String discoveryProblem) {

  /** The trust of a backend just registered: none. */
  public static BackendTrust of(BackendRegistered event) {
    Map<String, InstanceTrust> instances = new TreeMap<>();
    for (Instance instance : event.instances()) {
      instances.put(instance.name(), InstanceTrust.UNKNOWN);
    }
    return new BackendTrust(
        event.backendId(), event.requiredEvidence(), Set.of(), 0, Map.of(), instances, null);
  }

  /** The trust after one more event of this backend. */
  public BackendTrust on(BackendEvent event) {
    return switch (event) {
      case BackendRegistered registered -> of(registered);
      case BackendBoundToStage bound -> withStages(bound.stage(), true);
      case BackendUnboundFromStage unbound -> withStages(unbound.stage(), false);
      case TrustBundleRevised revised -> revised(revised);
      case TrustAcknowledged acknowledged -> acknowledged(acknowledged);
      case ProbeRecorded probe -> probed(probe);
      case CertificateObserved seen -> observed(seen);
      case InstanceJoined joined -> joined(joined.instance().name());
      case InstanceLeft left -> left(left.instance());
      case DiscoveryFailed failed -> withProblem(failed.reason());
      case DiscoveryRecovered recovered -> withProblem(null);
      case DiscoveryConfigured configured -> this;
      case InstanceFellSilent silent -> this;
      case InstanceHeard heard -> this;
      case TrustRefused refused -> this;
    };
  }

  /** The ids of the certificates that the backend should trust now. */
  public Set<String> bundle() {
    return history().newest();
  }

  /**
   * Whether it is known which instances there are; never without one. Else nothing that concerns
   * all of them is known.
   */
  public boolean instancesKnown() {
    return !instances.isEmpty() && discoveryProblem == null;
  }

  /** Whether every instance is known to accept the certificate; never without knowing them. */
  public boolean accepts(String certificateId) {
    return instancesKnown() && notAccepting(certificateId).isEmpty();
  }

  /** Whether every instance is known to refuse the certificate; never without knowing them. */
  public boolean refuses(String certificateId) {
    return instancesKnown() && notRefusing(certificateId).isEmpty();
  }

  /** The instances that are not known to accept the certificate. */
  public List<String> notAccepting(String certificateId) {
    return instancesThat(trust -> !trust.accepts(certificateId, required, history()));
  }

  /** The strongest evidence that an instance has given of accepting the certificate. */
  public Optional<Evidence> shown(String instance, String certificateId) {
    InstanceTrust trust = instances.getOrDefault(instance, InstanceTrust.UNKNOWN);
    // OBSERVED is proved as DISCRIMINATING is.
    return Stream.of(
            Evidence.DISCRIMINATING,
            Evidence.ACCEPTED,
            Evidence.LOADED,
            Evidence.WRITTEN,
            Evidence.DECLARED)
        .filter(level -> trust.accepts(certificateId, level, history()))
        .findFirst();
  }

  /** The instances that are not known to refuse the certificate. */
  public List<String> notRefusing(String certificateId) {
    return instancesThat(trust -> !trust.refuses(certificateId, required, history()));
  }

  /**
   * The instances that have not been probed after a moment; empty where the evidence required is
   * not one of probes.
   */
  public List<String> notProbedSince(Instant moment) {
    return required.claimable()
        ? List.of()
        : instancesThat(trust -> trust.probe() == null || !trust.probe().at().isAfter(moment));
  }

  /**
   * The instances that have not seen the certificate on real traffic after a moment; empty where
   * that is not the evidence required.
   */
  public List<String> notObservedSince(Instant moment, String certificateId) {
    return required == Evidence.OBSERVED
        ? instancesThat(trust -> !trust.observedAfter(moment, certificateId))
        : List.of();
  }

  /** When an instance last saw the certificate on real traffic, if one has told so. */
  public Optional<Instant> lastObserved(String certificateId) {
    return instances.values().stream()
        .map(trust -> trust.observed().get(certificateId))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  private BackendTrust observed(CertificateObserved event) {
    InstanceTrust before = instances.get(event.instance());
    return before == null
        ? this
        : withInstance(event.instance(), before.observing(event.certificateId(), event.lastSeen()));
  }

  private List<String> instancesThat(Predicate<InstanceTrust> condition) {
    return instances.entrySet().stream()
        .filter(entry -> condition.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private BackendTrust withStages(StageRef stage, boolean bound) {
    Set<StageRef> changed = new TreeSet<>(stages);
    if (bound) {
      changed.add(stage);
    } else {
      changed.remove(stage);
    }
    return new BackendTrust(
        backendId, required, changed, version, bundles, instances, discoveryProblem);
  }

  private BackendTrust revised(TrustBundleRevised event) {
    int oldest = instances.values().stream().mapToInt(InstanceTrust::oldest).min().orElse(version);
    Map<Integer, Set<String>> kept = new TreeMap<>(bundles);
    kept.keySet().removeIf(known -> known < oldest);
    kept.put(
        event.version(),
        event.certificates().stream()
            .map(TrustedCertificate::certificateId)
            .collect(Collectors.toCollection(TreeSet::new)));
    return new BackendTrust(
        backendId, required, stages, event.version(), kept, instances, discoveryProblem);
  }

  private BackendTrust acknowledged(TrustAcknowledged event) {
    InstanceTrust before = instances.getOrDefault(event.instance(), InstanceTrust.UNKNOWN);
    Set<String> held = bundles.get(event.version());
    return event.version() < before.version() || held == null
        ? this
        : withInstance(
            event.instance(),
            new InstanceTrust(
                event.version(),
                event.evidence(),
                held,
                before.probe(),
                before.probedFrom(),
                before.observed()));
  }

  private BackendTrust probed(ProbeRecorded event) {
    InstanceTrust before = instances.getOrDefault(event.instance(), InstanceTrust.UNKNOWN);
    return withInstance(
        event.instance(),
        new InstanceTrust(
            before.version(),
            before.claimed(),
            before.held(),
            event,
            before.version(),
            before.observed()));
  }

  private BundleHistory history() {
    return new BundleHistory(version, bundles);
  }

  private BackendTrust withInstance(String name, InstanceTrust trust) {
    Map<String, InstanceTrust> changed = new TreeMap<>(instances);
    changed.put(name, trust);
    return withInstances(changed);
  }

  private BackendTrust joined(String name) {
    return instances.containsKey(name) ? this : withInstance(name, InstanceTrust.UNKNOWN);
  }

  private BackendTrust left(String name) {
    Map<String, InstanceTrust> changed = new TreeMap<>(instances);
    changed.remove(name);
    return withInstances(changed);
  }

  private BackendTrust withInstances(Map<String, InstanceTrust> changed) {
    return new BackendTrust(
        backendId, required, stages, version, bundles, changed, discoveryProblem);
  }

  private BackendTrust withProblem(@Nullable String problem) {
    return new BackendTrust(backendId, required, stages, version, bundles, instances, problem);
  }
}
