package dev.interlock.command.rules;

import dev.interlock.command.RunningService;
import dev.interlock.command.backend.SimulatedFleet;
import dev.interlock.command.eventstore.EventLog;
import dev.interlock.command.eventstore.StoredEvent;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.Event;
import dev.interlock.contract.RotationEvent.RotationBackendExcluded;
import dev.interlock.contract.StageEvent.CertificateAssignedToStage;
import dev.interlock.contract.StageEvent.CertificateRemovedFromStage;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.trust.Invariant;
import dev.interlock.messaging.Envelopes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the log says from one position on, checked prefix by prefix against the invariant, and what
 * it promises against the instances themselves.
 */
final class Promise {
  private static final int ALL = 1_000_000;
  private final EventLog log;
  private final Invariant invariant = new Invariant();
  private final Map<StageRef, Set<String>> bound = new TreeMap<>();
  private final Map<StageRef, CertificateAssignedToStage> active = new TreeMap<>();
  private final Map<StageRef, Set<String>> held = new TreeMap<>();
  private final Map<String, Set<String>> excluded = new TreeMap<>();
  final List<String> story = new ArrayList<>();
  final List<String> broken = new ArrayList<>();
  private long position;

  /** From now on. */
  Promise(RunningService service) {
    JdbcClient jdbc = JdbcClient.create(service.database());
    log = new EventLog(jdbc);
    position =
        jdbc.sql("SELECT coalesce(max(global_index), 0) FROM command.event")
            .query(Long.class)
            .single();
  }

  /** Reads on, and looks at the instances. */
  void check(SimulatedFleet fleet) {
    for (StoredEvent stored : log.after(position, ALL)) {
      position = stored.position();
      Event event = event(stored);
      story.add(event.toString());
      invariant.on(event).forEach(how -> broken.add(event + ": " + how));
      promised(event);
    }
    active.forEach(
        (stage, assigned) -> {
          for (String backend : held.getOrDefault(stage, Set.of())) {
            for (String instance : fleet.refusing(backend, assigned.to())) {
              broken.add(
                  "%s of %s refuses %s, which %s presents"
                      .formatted(instance, backend, assigned.to(), stage));
            }
          }
        });
  }

  /** Backends are held to the promise from the first switch after they were bound. */
  private void promised(Event event) {
    switch (event) {
      case BackendBoundToStage binding -> bound(binding.stage()).add(binding.backendId());
      case BackendUnboundFromStage gone -> {
        bound(gone.stage()).remove(gone.backendId());
        held.getOrDefault(gone.stage(), new TreeSet<>()).remove(gone.backendId());
      }
      case CertificateAssignedToStage assigned -> {
        active.put(assigned.stage(), assigned);
        Set<String> asked = new TreeSet<>(bound(assigned.stage()));
        asked.removeAll(excluded.getOrDefault(String.valueOf(assigned.rotationId()), Set.of()));
        held.put(assigned.stage(), asked);
      }
      case RotationBackendExcluded exclusion ->
          excluded
              .computeIfAbsent(exclusion.rotationId(), none -> new TreeSet<>())
              .add(exclusion.backendId());
      case CertificateRemovedFromStage removed -> active.remove(removed.stage());
      default -> {}
    }
  }

  private Set<String> bound(StageRef stage) {
    return bound.computeIfAbsent(stage, none -> new TreeSet<>());
  }

  private static Event event(StoredEvent stored) {
    return Envelopes.event(
        Envelopes.stored(
            stored.type(),
            stored.revision(),
            stored.id(),
            stored.aggregateIdentifier(),
            stored.position(),
            stored.sequence(),
            stored.payload()));
  }
}
