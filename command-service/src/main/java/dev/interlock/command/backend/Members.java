package dev.interlock.command.backend;

import dev.interlock.command.Refusal;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.DiscoveryConfigured;
import dev.interlock.contract.BackendEvent.DiscoveryFailed;
import dev.interlock.contract.BackendEvent.DiscoveryRecovered;
import dev.interlock.contract.BackendEvent.InstanceFellSilent;
import dev.interlock.contract.BackendEvent.InstanceHeard;
import dev.interlock.contract.BackendEvent.InstanceJoined;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.Discovery;
import dev.interlock.contract.Evidence;
import dev.interlock.contract.Instance;
import dev.interlock.contract.InstanceReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The instances of one backend, as its events tell, and who of them joins and leaves. */
final class Members {
  private final Map<String, Instance> instances = new TreeMap<>();
  private final TreeSet<String> silent = new TreeSet<>();
  private Discovery.@Nullable Kind kind;
  private boolean unknown;
  private Evidence required = Evidence.DISCRIMINATING;

  void require(String backendId, String name) {
    if (!instances.containsKey(name)) {
      throw Refusal.invalid(
          "instance",
          "Backend %s has no instance %s; it has %s"
              .formatted(backendId, name, instances.keySet()));
    }
  }

  /**
   * What an answer of the resolver changes. An empty one is a failure, and nobody leaves by one.
   */
  List<BackendEvent> resolved(RecordInstances command) {
    String id = command.backendId();
    List<BackendEvent> events = new ArrayList<>();
    if (command.problem() != null) {
      if (!unknown) {
        events.add(new DiscoveryFailed(id, command.problem(), command.at()));
      }
      return events;
    }
    command.found().stream()
        .filter(found -> !instances.containsKey(found.name()))
        .forEach(found -> events.add(new InstanceJoined(id, found, command.at())));
    command.gone().stream()
        .filter(instances::containsKey)
        .forEach(
            gone ->
                events.add(
                    new InstanceLeft(
                        id, gone, "its name no longer leads to this address", command.at())));
    if (unknown) {
      events.add(new DiscoveryRecovered(id, command.at()));
    }
    return events;
  }

  /**
   * What it changes that an instance reports.
   *
   * @throws Refusal when the backend has no such instance and none may report itself
   */
  List<BackendEvent> heard(InstanceReport said, Instant at) {
    String id = said.backendId();
    String name = said.instance();
    if (kind != Discovery.Kind.REPORTED) {
      require(id, name);
      return List.of();
    }
    Instance known = instances.get(name);
    Instance now =
        new Instance(
            name, said.address() == null && known != null ? known.address() : said.address());
    Registration.requireReported(now, required);
    List<BackendEvent> events = new ArrayList<>();
    if (known != null && !known.equals(now)) {
      events.add(new InstanceLeft(id, name, "it has moved to " + now.address(), at));
    }
    if (!now.equals(known)) {
      events.add(new InstanceJoined(id, now, at));
    } else if (silent.contains(name)) {
      events.add(new InstanceHeard(id, name, at));
    }
    return events;
  }

  /**
   * What it changes that a person says an instance is gone.
   *
   * @throws Refusal when the instances do not report themselves, or there is no such instance
   */
  InstanceLeft removed(RemoveInstance command) {
    require(command.backendId(), command.instance());
    if (kind != Discovery.Kind.REPORTED) {
      throw Refusal.conflict(
          "The instances of backend %s do not report themselves; %s"
              .formatted(
                  command.backendId(),
                  kind == null
                      ? "they are those that it was registered with"
                      : "take the address out of the DNS"));
    }
    return new InstanceLeft(
        command.backendId(), command.instance(), "it was said to be gone", command.at());
  }

  List<BackendEvent> silent(RecordSilence command) {
    return instances.containsKey(command.instance()) && !silent.contains(command.instance())
        ? List.of(
            new InstanceFellSilent(
                command.backendId(), command.instance(), command.lastHeard(), command.at()))
        : List.of();
  }

  void on(BackendEvent event) {
    switch (event) {
      case BackendRegistered registered -> {
        required = registered.requiredEvidence();
        registered.instances().forEach(instance -> instances.put(instance.name(), instance));
      }
      case DiscoveryConfigured configured -> kind = configured.discovery().kind();
      case InstanceJoined joined -> instances.put(joined.instance().name(), joined.instance());
      case InstanceLeft left -> {
        instances.remove(left.instance());
        silent.remove(left.instance());
      }
      case DiscoveryFailed ignored -> unknown = true;
      case DiscoveryRecovered ignored -> unknown = false;
      case InstanceFellSilent fell -> silent.add(fell.instance());
      case InstanceHeard heard -> silent.remove(heard.instance());
      case BackendEvent.BackendBoundToStage ignored -> {}
      case BackendEvent.BackendUnboundFromStage ignored -> {}
      case BackendEvent.TrustBundleRevised ignored -> {}
      case BackendEvent.TrustAcknowledged ignored -> {}
      case BackendEvent.TrustRefused ignored -> {}
      case BackendEvent.ProbeRecorded ignored -> {}
      case BackendEvent.CertificateObserved ignored -> {}
    }
  }
}
