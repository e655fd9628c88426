package dev.interlock.saga.rotation;

import dev.interlock.contract.AccessKeyEvent;
import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.CertificateEvent;
import dev.interlock.contract.Event;
import dev.interlock.contract.GatewayEvent;
import dev.interlock.contract.RenewalEvent;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RotationEvent;
import dev.interlock.contract.StageEvent;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of everything but the rotations. It is kept whether a rotation asks for it or not:
 * events of different aggregates come in any order, and a fact must not be lost for coming early.
 *
 * @param backends by backend id
 * @param stages by stage id
 * @param certificates by certificate id
 */
public record Facts(
    Map<String, BackendFact> backends,
    Map<String, StageFact> stages,
    Map<String, CertificateFact> certificates) {

  /** Nothing is known. */
  public static final Facts NONE = new Facts(Map.of(), Map.of(), Map.of());

  /** Sorts, so that nothing depends on the order in which facts were stored. */
  public Facts {
    backends = Collections.unmodifiableMap(new TreeMap<>(backends));
    stages = Collections.unmodifiableMap(new TreeMap<>(stages));
    certificates = Collections.unmodifiableMap(new TreeMap<>(certificates));
  }

  /** What is known after one more event. */
  public Facts on(Event event) {
    String id = event.aggregateId();
    return switch (event) {
      case BackendEvent backend ->
          new Facts(
              with(backends, id, known -> BackendFact.on(known, backend)), stages, certificates);
      case StageEvent stage ->
          new Facts(backends, with(stages, id, known -> StageFact.on(known, stage)), certificates);
      case CertificateEvent certificate ->
          new Facts(
              backends,
              stages,
              with(
                  certificates,
                  id,
                  known -> (known == null ? CertificateFact.UNKNOWN : known).on(certificate)));
      case RotationEvent ignored -> this;
      case GatewayEvent ignored -> this;
      case RestApiEvent ignored -> this;
      case AccessKeyEvent ignored -> this;
      case RenewalEvent ignored -> this;
    };
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
