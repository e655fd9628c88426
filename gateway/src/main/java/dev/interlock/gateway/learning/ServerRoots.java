package dev.interlock.gateway.learning;

import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.StageRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The roots that backends bring for their servers, for the stages that they are bound to. */
final class ServerRoots {
  private final Map<String, String> byBackend = new HashMap<>();
  private final Map<StageRef, Set<String>> bound = new TreeMap<>();

  void on(BackendEvent event) {
    switch (event) {
      case BackendRegistered registered -> {
        if (registered.serverAuthorities() != null) {
          byBackend.put(registered.backendId(), registered.serverAuthorities());
        }
      }
      case BackendBoundToStage bind ->
          bound.computeIfAbsent(bind.stage(), none -> new TreeSet<>()).add(bind.backendId());
      case BackendUnboundFromStage unbind ->
          bound.getOrDefault(unbind.stage(), new TreeSet<>()).remove(unbind.backendId());
      default -> {}
    }
  }

  /** In PEM, by the names of the backends. */
  List<String> of(StageRef stage) {
    return bound.getOrDefault(stage, Set.of()).stream()
        .map(byBackend::get)
        .filter(Objects::nonNull)
        .toList();
  }
}
