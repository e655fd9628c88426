package dev.interlock.saga.rotation;

import dev.interlock.contract.AccessKeyEvent;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.CertificateEvent;
import dev.interlock.contract.Event;
import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import dev.interlock.contract.RenewalEvent;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.StageEvent;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of everything but the rotations. It is kept whether a rotation asks for it or not:
 * events of different aggregates come in any order, and a fact must not be lost for coming early.
 *
 * @param backends by backend id
 * @param stages by stage id
 * @param certificates by certificate id
 * @param gateways the names of those that have joined and not left
 */
public record Facts(
    Map<String, BackendFact> backends,
    Map<String, StageFact> stages,
    Map<String, CertificateFact> certificates,
    Set<String> gateways) {

  /** Nothing is known. */
  public static final Facts NONE = new Facts(Map.of(), Map.of(), Map.of(), Set.of());

  /** Sorts, so that nothing depends on the order in which facts were stored. */
  public Facts {
    backends = Collections.unmodifiableMap(new TreeMap<>(backends));
    stages = Collections.unmodifiableMap(new TreeMap<>(stages));
    certificates = Collections.unmodifiableMap(new TreeMap<>(certificates));
    gateways = Collections.unmodifiableSet(new TreeSet<>(gateways));
  }

  /** What is known after one more event. */
  public Facts on(Event event) {
    String id = event.aggregateId();
    return switch (event) {
      case BackendEvent backend ->
          new Facts(
              with(backends, id, known -> BackendFact.on(known, backend)),
              stages,
              certificates,
              gateways);
      case StageEvent stage ->
          new Facts(
              backends,
              with(stages, id, known -> StageFact.on(known, stage)),
              certificates,
              gateways);
      case CertificateEvent certificate ->
          new Facts(
              backends,
              stages,
              with(
                  certificates,
                  id,
                  known -> (known == null ? CertificateFact.UNKNOWN : known).on(certificate)),
              gateways);
      case RotationEvent ignored -> this;
      case GatewayEvent gateway -> new Facts(backends, stages, certificates, on(gateway));
      case RestApiEvent ignored -> this;
      case AccessKeyEvent ignored -> this;
      case RenewalEvent ignored -> this;
    };
  }

  private Set<String> on(GatewayEvent event) {
    Set<String> joined = new TreeSet<>(gateways);
    switch (event) {
      case GatewayJoined arrival -> joined.add(arrival.gatewayId());
      case GatewayLeft departure -> joined.remove(departure.gatewayId());
    }
    return joined;
  }

  CertificateFact certificate(String id) {
    return certificates.getOrDefault(id, CertificateFact.UNKNOWN);
  }

  private static <V> Map<String, V> with(
      Map<String, V> map, String id, UnaryOperator<@Nullable V> change) {
    Map<String, V> changed = new TreeMap<>(map);
    V value = change.apply(map.get(id));
    if (value != null) {
      changed.put(id, value);
    }
    return changed;
  }
}
