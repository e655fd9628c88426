package dev.interlock.saga.rotation;

import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.BackendEvent.ProbeRecorded;
import dev.interlock.contract.BackendEvent.TrustAcknowledged;
import dev.interlock.contract.BackendEvent.TrustBundleRevised;
import dev.interlock.contract.Event;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Finding;
import dev.interlock.contract.Instance;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.TrustedCertificate;
import dev.interlock.contract.trust.BackendTrust;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The backends as their events have them, and their instances as they really are. */
final class SimulatedFleet {
  final Map<String, BackendTrust> backends = new TreeMap<>();
  final List<SimulatedInstance> instances = new ArrayList<>();
  private final Log log;
  private final Set<String> certificates;
  private final Predicate<String> expired;

  /**
   * @param certificates those that exist, each of which a probe presents
   * @param expired what servers refuse for that, whatever they trust; but those of Java do not
   */
  SimulatedFleet(Log log, Set<String> certificates, Predicate<String> expired) {
    this.log = log;
    this.certificates = certificates;
    this.expired = expired;
  }

  void register(String id, Evidence evidence, int copies, Set<String> trusted) {
    List<Instance> named = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      named.add(new Instance(id + i, "127.0.0.1:" + i));
      instances.add(new SimulatedInstance(id, id + i, trusted));
    }
    BackendRegistered event =
        new BackendRegistered(id, null, named, null, "/", null, evidence, log.tick());
    backends.put(id, BackendTrust.of(event));
    log.append(event);
    if (!trusted.isEmpty()) {
      told(id, trusted);
    }
  }

  void bind(String backendId, StageRef stage) {
    append(new BackendBoundToStage(backendId, stage, log.tick()));
  }

  void unbind(String backendId, StageRef stage) {
    append(new BackendUnboundFromStage(backendId, stage, log.tick()));
  }

  void told(String backendId, Set<String> bundle) {
    List<TrustedCertificate> trusted =
        bundle.stream().map(id -> new TrustedCertificate(id, "f", "pem")).toList();
    int version = trust(backendId).version() + 1;
    append(new TrustBundleRevised(backendId, version, trusted, null, log.tick()));
  }

  /** The instance installs its bundle, or only says so; the write side probes after that. */
  void install(SimulatedInstance instance) {
    BackendTrust trust = trust(instance.backendId);
    if (instance.down || trust.version() == 0) {
      return;
    }
    if (!instance.lying) {
      instance.trusts = trust.bundle();
    }
    instance.acknowledged = trust.version();
    append(
        new TrustAcknowledged(
            instance.backendId, instance.name, trust.version(), Evidence.LOADED, null, log.tick()));
    if (!trust.required().claimable()) {
      probe(instance);
    }
  }

  void probe(String backendId) {
    instances.stream()
        .filter(instance -> instance.backendId.equals(backendId))
        .forEach(this::probe);
  }

  private void probe(SimulatedInstance instance) {
    BackendTrust trust = trust(instance.backendId);
    Map<String, Finding> findings = new TreeMap<>();
    certificates.forEach(id -> findings.put(id, instance.asked(id, expired.test(id))));
    append(
        new ProbeRecorded(
            instance.backendId,
            instance.name,
            trust.version(),
            findings,
            instance.askedByStranger(),
            instance.askedByStranger(),
            log.tick()));
  }

  private void append(BackendEvent event) {
    backends.compute(event.backendId(), (id, trust) -> trust(id).on(event));
    log.append((Event) event);
  }

  List<BackendTrust> serving(List<StageRef> stages) {
    return backends.values().stream()
        .filter(trust -> stages.stream().anyMatch(trust.stages()::contains))
        .toList();
  }

  BackendTrust trust(String backendId) {
    BackendTrust trust = backends.get(backendId);
    if (trust == null) {
      throw new IllegalStateException(backendId + " is not registered");
    }
    return trust;
  }
}
