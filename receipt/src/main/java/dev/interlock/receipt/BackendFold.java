package dev.interlock.receipt;

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
import dev.interlock.contract.RotationEvent.RotationRequested;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.trust.BackendTrust;
import dev.interlock.contract.trust.Proof;
import dev.interlock.receipt.Receipt.BackendEvidence;
import dev.interlock.receipt.Receipt.InstanceEvidence;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One backend, event by event: what is proved of it, and by which of its events. */
final class BackendFold {
  private final Logged registered;
  private final Map<String, Latest> instances = new TreeMap<>();
  private BackendTrust trust;
  private @Nullable Logged bundle;

  /** The last events of an instance of each kind that proves something. */
  private static final class Latest {
    private @Nullable Logged acknowledgement;
    private @Nullable Logged probe;
    private final Map<String, Logged> observations = new TreeMap<>();
  }

  BackendFold(Logged registered, BackendRegistered event) {
    this.registered = registered;
    this.trust = BackendTrust.of(event);
  }

  /** Takes in an event, and says whether it is a step where stages of the backend rotate. */
  boolean on(Logged logged, BackendEvent event) {
    trust = trust.on(event);
    return switch (event) {
      case TrustBundleRevised revised -> {
        bundle = logged;
        yield true;
      }
      case InstanceLeft left -> {
        instances.remove(left.instance());
        yield true;
      }
      case TrustAcknowledged acknowledged -> {
        latest(acknowledged.instance()).acknowledgement = logged;
        yield false;
      }
      case ProbeRecorded probe -> {
        latest(probe.instance()).probe = logged;
        yield false;
      }
      case CertificateObserved seen -> {
        latest(seen.instance()).observations.put(seen.certificateId(), logged);
        yield false;
      }
      case BackendBoundToStage bound -> true;
      case BackendUnboundFromStage unbound -> true;
      case InstanceJoined joined -> true;
      case DiscoveryFailed failed -> true;
      case DiscoveryRecovered recovered -> true;
      case BackendRegistered again -> false;
      case DiscoveryConfigured configured -> false;
      case InstanceFellSilent silent -> false;
      case InstanceHeard heard -> false;
      case TrustRefused refused -> false;
    };
  }

  private Latest latest(String instance) {
    return instances.computeIfAbsent(instance, name -> new Latest());
  }

  boolean serves(Collection<StageRef> stages) {
    return !Collections.disjoint(trust.stages(), stages);
  }

  /**
   * What its instances have shown by now.
   *
   * @param citing notes an event that proves something, and gives its position
   */
  BackendEvidence evidence(RotationRequested rotation, ToLongFunction<Logged> citing) {
    return new BackendEvidence(
        trust.backendId(),
        trust.required(),
        citing.applyAsLong(registered),
        position(bundle, citing),
        trust.instances().keySet().stream()
            .sorted()
            .map(instance -> evidence(instance, rotation, citing))
            .toList());
  }

  private InstanceEvidence evidence(
      String instance, RotationRequested rotation, ToLongFunction<Logged> citing) {
    String old = rotation.oldCertificateId();
    String successor = rotation.newCertificateId();
    Latest latest = instances.getOrDefault(instance, new Latest());
    return new InstanceEvidence(
        instance,
        Proof.of(trust, instance, old),
        Proof.of(trust, instance, successor),
        position(latest.acknowledgement, citing),
        position(latest.probe, citing),
        Stream.of(old, successor)
            .map(latest.observations::get)
            .filter(Objects::nonNull)
            .map(citing::applyAsLong)
            .toList());
  }

  private static @Nullable Long position(@Nullable Logged logged, ToLongFunction<Logged> citing) {
    return logged == null ? null : (Long) citing.applyAsLong(logged);
  }
}
