package dev.interlock.standalone.demo;

import dev.interlock.backends.Agent;
import dev.interlock.backends.AgentSettings;
import dev.interlock.backends.BackendServer;
import dev.interlock.backends.BackendSettings;
import dev.interlock.backends.JvmBackend;
import dev.interlock.backends.NginxBackend;
import dev.interlock.backends.NodeBackend;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The backends of the demo, by id: one of each kind that runs on this machine, and their agents.
 */
final class Fleet implements AutoCloseable {
  private static final String INSTANCE = "%s-1";
  static final String JVM = "orders-jvm";
  static final String NODE = "orders-node";
  static final String NGINX = "orders-nginx";

  private final Path directory;
  private final InstantSource clock;
  private final Narrator narrator;
  private final Map<String, BackendServer> servers = new LinkedHashMap<>();
  private final Map<String, Agent> agents = new LinkedHashMap<>();

  private Fleet(Path directory, InstantSource clock, Narrator narrator) {
    this.directory = directory;
    this.clock = clock;
    this.narrator = narrator;
  }

  /** Starts what runs here, and says what does not. */
  static Fleet start(Path directory, InstantSource clock, Narrator narrator) {
    Fleet fleet = new Fleet(directory, clock, narrator);
    try {
      fleet.add(NODE, "Node, as the API Gateway documentation sets it up", NodeBackend::start);
      fleet.add(JVM, "the HTTPS server of Java", Fleet::startJvm);
      fleet.add(NGINX, "nginx", NginxBackend::start);
      return fleet;
    } catch (RuntimeException e) {
      fleet.close();
      throw e;
    }
  }

  private static BackendServer startJvm(BackendSettings settings, InstantSource clock) {
    return JvmBackend.start(settings, clock, JavaCommand.ofJvmServer());
  }

  private void add(
      String id, String kind, BiFunction<BackendSettings, InstantSource, BackendServer> start) {
    Optional<String> missing = missing(id);
    if (missing.isPresent()) {
      narrator.say("Backend %s is skipped: %s".formatted(id, missing.get()));
      return;
    }
    BackendServer server = start.apply(BackendSettings.of(id, directory.resolve(id)), clock);
    servers.put(id, server);
    narrator.say("Backend %s on %s: %s".formatted(id, server.address(), kind));
  }

  private static Optional<String> missing(String id) {
    return switch (id) {
      case NODE -> NodeBackend.missing();
      case NGINX -> NginxBackend.missing();
      default -> Optional.empty();
    };
  }

  List<String> ids() {
    return List.copyOf(servers.keySet());
  }

  /**
   * The server of a backend.
   *
   * @throws IllegalArgumentException if there is none
   */
  BackendServer server(String id) {
    BackendServer server = servers.get(id);
    if (server == null) {
      throw new IllegalArgumentException("There is no backend " + id);
    }
    return server;
  }

  /** A way to each backend. */
  List<Integration> integrations() {
    return ids().stream().map(id -> new Integration(id, server(id))).toList();
  }

  /** The name of a backend's one instance. */
  static String instance(String id) {
    return INSTANCE.formatted(id);
  }

  /** Puts an agent beside the server of a backend. */
  void startAgent(AgentSettings settings) {
    String id = settings.backendId();
    agents.put(id, Agent.start(settings, server(id)));
  }

  /** Puts another agent in the place of one. */
  void replaceAgent(AgentSettings settings) {
    Agent before = agents.remove(settings.backendId());
    if (before != null) {
      before.close();
    }
    startAgent(settings);
  }

  @Override
  public void close() {
    agents.values().forEach(Agent::close);
    servers.values().forEach(BackendServer::close);
  }
}
