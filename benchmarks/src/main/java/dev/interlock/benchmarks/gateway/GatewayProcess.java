package dev.interlock.benchmarks.gateway;

import dev.interlock.contract.RestApiEvent.IntegrationPut;
import dev.interlock.contract.RestApiEvent.MethodPut;
import dev.interlock.contract.RestApiEvent.RestApiCreated;
import dev.interlock.contract.StageRef;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.gateway.connections.Authorities;
import dev.interlock.gateway.connections.ClientIdentity;
import dev.interlock.gateway.connections.Connections;
import dev.interlock.gateway.connections.Limits;
import dev.interlock.gateway.connections.StageTls;
import dev.interlock.gateway.proxy.Gateway;
import dev.interlock.gateway.proxy.GatewayServer;
import dev.interlock.gateway.routing.Routes;
import dev.interlock.gateway.routing.RoutingTable;
import dev.interlock.gateway.routing.ServedStage;
import dev.interlock.integration.AddressPolicy;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.X509ExtendedKeyManager;

/** A gateway of one stage, in a process of its own. */
public final class GatewayProcess {
  static final StageRef STAGE = new StageRef("benchmark1", "prod");

  private GatewayProcess() {}

  /** Serves until it is ended; says its port first. */
  public static void main(String... args) throws Exception {
    Path directory = Path.of(args[0]);
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    Connections connections =
        new Connections(
            vertx, Limits.DEFAULT, new AddressPolicy("interlock.gateway", List.of(), List.of()));
    connections.present(
        STAGE,
        Instant.EPOCH,
        new StageTls(
            identity(vertx, directory),
            Authorities.everywhere(List.of(Files.readString(directory.resolve("server-ca.pem"))))));
    Routes routes = routes(args[1]);
    Gateway gateway =
        new Gateway(
            vertx, () -> routes, connections, Clock.systemUTC(), UUID::randomUUID, done -> {});
    int loops = Runtime.getRuntime().availableProcessors();
    int port = Integer.parseInt(args[2]);
    vertx
        .deployVerticle(
            () -> new GatewayServer(gateway, "127.0.0.1", port),
            new DeploymentOptions().setInstances(loops))
        .await();
    System.out.println("listening");
  }

  private static ClientIdentity identity(Vertx vertx, Path directory) throws Exception {
    var keys =
        new PemKeyCertOptions()
            .addCertPath(directory.resolve("client.pem").toString())
            .addKeyPath(directory.resolve("client-key.pem").toString())
            .getKeyManagerFactory(vertx)
            .getKeyManagers();
    return new ClientIdentity(
        "fixed",
        "fixed",
        Arrays.stream(keys).map(X509ExtendedKeyManager.class::cast).findFirst().orElseThrow());
  }

  private static Routes routes(String backend) {
    Instant at = Instant.EPOCH;
    String api = STAGE.restApiId();
    ApiDefinition definition =
        ApiDefinition.of(new RestApiCreated(api, "benchmark", null, "root", Map.of(), Map.of(), at))
            .on(new MethodPut(api, "root", "ANY", "NONE", false, Map.of(), at))
            .on(
                new IntegrationPut(
                    api, "root", "ANY", "HTTP_PROXY", "ANY", backend, 29_000, false, Map.of(), at));
    return new Routes(Map.of(STAGE, new ServedStage(STAGE, Map.of(), RoutingTable.of(definition))));
  }
}
