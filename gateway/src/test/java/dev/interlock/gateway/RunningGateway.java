package dev.interlock.gateway;

import dev.interlock.backends.ThrowAwayIdentity;
import dev.interlock.contract.StageRef;
import dev.interlock.gateway.connections.Authorities;
import dev.interlock.gateway.connections.ClientIdentity;
import dev.interlock.gateway.connections.Connections;
import dev.interlock.gateway.connections.Limits;
import dev.interlock.gateway.connections.Presented;
import dev.interlock.gateway.connections.StageTls;
import dev.interlock.gateway.proxy.Completed;
import dev.interlock.gateway.proxy.Gateway;
import dev.interlock.gateway.proxy.GatewayServer;
import dev.interlock.gateway.routing.Routes;
import dev.interlock.gateway.routing.RoutingTable;
import dev.interlock.gateway.routing.ServedStage;
import dev.interlock.integration.AddressPolicy;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A gateway that serves one stage of one API. */
public final class RunningGateway implements AutoCloseable {
  /** The stage. */
  public static final StageRef STAGE = new StageRef(Apis.ID, "prod");

  /** Backends of tests are on this machine. */
  public static final AddressPolicy ANYWHERE =
      new AddressPolicy("interlock.gateway", List.of(), List.of());

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Connections connections;
  private final Queue<Completed> completed = new ConcurrentLinkedQueue<>();
  private final GatewayServer server;

  private RunningGateway(Supplier<Routes> routes, AddressPolicy addresses) {
    connections =
        new Connections(
            vertx,
            new Limits(
                256,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1)),
            addresses);
    server =
        new GatewayServer(
            new Gateway(
                vertx, routes, connections, Clock.systemUTC(), UUID::randomUUID, completed::add),
            "127.0.0.1",
            0);
    vertx.deployVerticle(server).await();
  }

  /** Serves this API, with some stage variables. */
  public static RunningGateway serving(Apis api, Map<String, String> variables) {
    return serving(api, variables, ANYWHERE);
  }

  private static RunningGateway serving(
      Apis api, Map<String, String> variables, AddressPolicy addresses) {
    ServedStage stage = new ServedStage(STAGE, variables, RoutingTable.of(api.build()));
    Routes routes = new Routes(Map.of(STAGE, stage));
    RunningGateway gateway = new RunningGateway(() -> routes, addresses);
    gateway.present(null);
    return gateway;
  }

  /** Serves these routes. */
  public static RunningGateway serving(Supplier<Routes> routes) {
    return new RunningGateway(routes, ANYWHERE);
  }

  /** Its connections to backends. */
  public Connections connections() {
    return connections;
  }

  /** Serves this API, with backends where the policy allows them. */
  public static RunningGateway serving(Apis api, AddressPolicy addresses) {
    return serving(api, Map.of(), addresses);
  }

  /** Serves this API. */
  public static RunningGateway serving(Apis api) {
    return serving(api, Map.of());
  }

  /** Presents this from now on to servers of these authorities, or of the system's if none. */
  public void present(@Nullable ThrowAwayIdentity identity, String... authorities) {
    connections.present(
        STAGE,
        Instant.EPOCH,
        new StageTls(
            identity == null
                ? null
                : new ClientIdentity(
                    identity.fingerprint().substring(0, 6),
                    identity.fingerprint(),
                    identity.keyManager()),
            Authorities.everywhere(List.of(authorities))));
  }

  /** Presents nothing, and trusts these at any address and those at theirs. */
  public void trust(Authorities authorities) {
    connections.present(STAGE, Instant.EPOCH, new StageTls(null, authorities));
  }

  /** The requests that are over, in that order. */
  public Queue<Completed> completed() {
    return completed;
  }

  /** What the stage presents. */
  public Presented presented() {
    return connections.presented().getFirst();
  }

  /** Where a path of the stage is. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + "/" + STAGE + path);
  }

  /** The port. */
  public int port() {
    return server.port();
  }

  /** A client. */
  public HttpClient client() {
    return client;
  }

  /** Gets a path of the stage. */
  public HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  /** Sends a request. */
  public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    vertx.close().await();
  }
}
