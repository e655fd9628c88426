package dev.interlock.gateway.learning;

import dev.interlock.contract.BackendEvent;
import dev.interlock.contract.BackendEvent.BackendBoundToStage;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.contract.BackendEvent.BackendUnboundFromStage;
import dev.interlock.contract.BackendEvent.DiscoveryConfigured;
import dev.interlock.contract.BackendEvent.InstanceJoined;
import dev.interlock.contract.BackendEvent.InstanceLeft;
import dev.interlock.contract.Instance;
import dev.interlock.contract.StageRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The roots that backends bring for their own servers, for the stages that they are bound to. */
final class ServerRoots {
  private final Map<String, Backend> byName = new HashMap<>();
  private final Map<StageRef, Set<String>> bound = new TreeMap<>();

  /** One that brings roots, and where it is. */
  private static final class Backend {
    private final String roots;
    private final @Nullable String serverName;
    private final Map<String, String> addressByInstance = new HashMap<>();
    private @Nullable String discoveryName;

    Backend(String roots, @Nullable String serverName) {
      this.roots = roots;
      this.serverName = serverName;
    }

    void join(Instance instance) {
      if (instance.address() != null) {
        addressByInstance.put(instance.name(), instance.address());
      }
    }

    /** Each in lower case: the server name without a port, all others with theirs. */
    Stream<String> addresses() {
      return Stream.of(
              addressByInstance.values().stream(),
              Stream.ofNullable(serverName),
              Stream.ofNullable(discoveryName))
          .flatMap(addresses -> addresses)
          .map(address -> address.toLowerCase(Locale.ROOT))
          .distinct();
    }
  }

  void on(BackendEvent event) {
    switch (event) {
      case BackendRegistered registered -> register(registered);
      case BackendBoundToStage bind ->
          bound.computeIfAbsent(bind.stage(), none -> new TreeSet<>()).add(bind.backendId());
      case BackendUnboundFromStage unbind ->
          bound.getOrDefault(unbind.stage(), new TreeSet<>()).remove(unbind.backendId());
      default -> {
        Backend known = byName.get(event.backendId());
        if (known != null) {
          move(known, event);
        }
      }
    }
  }

  private void register(BackendRegistered registered) {
    if (registered.serverAuthorities() != null) {
      Backend backend = new Backend(registered.serverAuthorities(), registered.serverName());
      registered.instances().forEach(backend::join);
      byName.put(registered.backendId(), backend);
    }
  }

  private static void move(Backend backend, BackendEvent event) {
    switch (event) {
      case DiscoveryConfigured configured -> backend.discoveryName = configured.discovery().name();
      case InstanceJoined joined -> backend.join(joined.instance());
      case InstanceLeft left -> backend.addressByInstance.remove(left.instance());
      default -> {}
    }
  }

  /** In PEM, by the addresses of the backends, in the order of their names. */
  Map<String, List<String>> of(StageRef stage) {
    Map<String, List<String>> roots = new TreeMap<>();
    for (String name : bound.getOrDefault(stage, Set.of())) {
      Backend backend = byName.get(name);
      if (backend != null) {
        backend
            .addresses()
            .forEach(
                address ->
                    roots.computeIfAbsent(address, none -> new ArrayList<>()).add(backend.roots));
      }
    }
    return roots;
  }
}
