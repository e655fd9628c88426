package dev.interlock.saga.rotation;

import dev.interlock.contract.GatewayEvent.GatewayJoined;
import dev.interlock.contract.GatewayEvent.GatewayLeft;
import dev.interlock.contract.Presentation;
import dev.interlock.contract.Presentation.OldConnections;
import dev.interlock.contract.StageEvent.PresentationReported;
import dev.interlock.contract.StageRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gateways as they really are, and what the write side has recorded of them. */
final class SimulatedDataPlane {
  final Map<String, SimulatedGateway> joined = new TreeMap<>();
  private final Log log;

  /** All that each stage ever was to present, of which a gateway may be anywhere behind. */
  private final Map<StageRef, List<Presentation>> changes = new TreeMap<>();

  private final Map<StageRef, Map<String, Presentation>> recorded = new TreeMap<>();

  SimulatedDataPlane(Log log) {
    this.log = log;
  }

  /** A stage is to present something else from now on. */
  void changed(StageRef stage, @Nullable String certificateId, Instant at) {
    changes
        .computeIfAbsent(stage, first -> new ArrayList<>())
        .add(new Presentation(at, certificateId, null, List.of()));
  }

  void deleted(StageRef stage) {
    changes.remove(stage);
    recorded.remove(stage);
    joined.values().forEach(gateway -> gateway.presents.remove(stage));
  }

  /** A gateway starts: it serves only when it knows all that was said until it had joined. */
  void start(String name) {
    SimulatedGateway gateway = new SimulatedGateway(name);
    joined.put(name, gateway);
    log.append(new GatewayJoined(name, "run", log.tick()));
    changes.forEach((stage, all) -> gateway.presents.put(stage, all.getLast()));
  }

  /** It ends, or a person says that it has ended. */
  void leave(String name) {
    joined.remove(name);
    log.append(new GatewayLeft(name, null, null, log.tick()));
  }

  /** It hears of the next change; connections of before may stay open. */
  void advance(SimulatedGateway gateway, StageRef stage, boolean busy) {
    List<Presentation> all = changes.getOrDefault(stage, List.of());
    Presentation now = gateway.presents.get(stage);
    Optional<Presentation> next =
        all.stream()
            .filter(change -> now == null || change.since().isAfter(now.since()))
            .findFirst();
    if (next.isEmpty() || gateway.cutOff || gateway.dead) {
      return;
    }
    List<OldConnections> old = now == null ? List.of() : new ArrayList<>(now.oldConnections());
    if (busy && now != null && now.certificateId() != null) {
      old.add(new OldConnections(now.certificateId(), null, 1));
    }
    Presentation change = next.get();
    gateway.presents.put(
        stage, new Presentation(change.since(), change.certificateId(), null, old));
  }

  void closeOldConnections(SimulatedGateway gateway, StageRef stage) {
    gateway.presents.computeIfPresent(
        stage, (same, now) -> new Presentation(now.since(), now.certificateId(), null, List.of()));
  }

  /** It says what it presents, and the write side records what is new. */
  void report(SimulatedGateway gateway, StageRef stage) {
    Presentation now = gateway.presents.get(stage);
    if (now == null || gateway.cutOff || gateway.dead) {
      return;
    }
    Presentation before =
        recorded.computeIfAbsent(stage, none -> new TreeMap<>()).put(gateway.name, now);
    if (!now.equals(before)) {
      log.append(new PresentationReported(stage, gateway.name, now, log.tick()));
    }
  }

  /** All is well again, and every gateway hears and says everything. */
  void heal() {
    for (SimulatedGateway gateway : List.copyOf(joined.values())) {
      gateway.cutOff = false;
      if (gateway.dead) {
        start(gateway.name);
      }
      changes.forEach(
          (stage, all) -> {
            all.forEach(change -> advance(gateway, stage, false));
            closeOldConnections(gateway, stage);
            report(gateway, stage);
          });
    }
  }

  /** Whether a gateway has not said what it presents since a stage changed. */
  boolean late(StageRef stage) {
    List<Presentation> all = changes.getOrDefault(stage, List.of());
    return !all.isEmpty()
        && joined.keySet().stream()
            .anyMatch(
                name -> said(name, stage).filter(last -> follows(last, all.getLast())).isEmpty());
  }

  private static boolean follows(Presentation last, Presentation change) {
    return last.since().equals(change.since());
  }

  /** Whether a gateway said last of the stage what the predicate holds for. */
  boolean saying(StageRef stage, Predicate<Presentation> what) {
    return joined.keySet().stream().anyMatch(name -> said(name, stage).filter(what).isPresent());
  }

  private Optional<Presentation> said(String name, StageRef stage) {
    return Optional.ofNullable(recorded.getOrDefault(stage, Map.of()).get(name));
  }

  /** When the stage came to be as it is. */
  Instant lastChange(StageRef stage) {
    List<Presentation> all = changes.getOrDefault(stage, List.of());
    return all.isEmpty() ? Instant.MIN : all.getLast().since();
  }

  /** Those that live and would be refused by who does not trust the certificate. */
  Stream<SimulatedGateway> using(StageRef stage, String certificateId, boolean openOnes) {
    return joined.values().stream()
        .filter(gateway -> !gateway.dead)
        .filter(
            gateway ->
                openOnes
                    ? gateway.uses(stage, certificateId)
                    : gateway.presents(stage, certificateId));
  }
}
