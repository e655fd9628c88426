package dev.interlock.agent.envoy;

import io.envoyproxy.controlplane.cache.NodeGroup;
import io.envoyproxy.controlplane.cache.v3.SimpleCache;
import io.envoyproxy.controlplane.cache.v3.Snapshot;
import io.envoyproxy.controlplane.server.V3DiscoveryServer;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Envoy's secret discovery service (SDS, version 3 of its API) with one secret for all. */
final class SecretServer implements AutoCloseable {
  private static final String EVERYBODY = "everybody";

  private final InetSocketAddress address;
  private final String secret;
  private final Subscribers subscribers;
  private final SimpleCache<String> cache =
      new SimpleCache<>(
          new NodeGroup<>() {
            @Override
            public String hash(Node node) {
              return EVERYBODY;
            }
          });
  private @Nullable Server server;

  SecretServer(InetSocketAddress address, String secret, Subscribers subscribers) {
    this.address = address;
    this.secret = secret;
    this.subscribers = subscribers;
  }

  /**
   * Begins to serve.
   *
   * @throws IOException if the port is in use
   */
  void start() throws IOException {
    server =
        NettyServerBuilder.forAddress(address)
            .addService(new V3DiscoveryServer(subscribers, cache).getSecretDiscoveryServiceImpl())
            .build()
            .start();
  }

  /** Gives the certificates to whoever asks, and has asked. */
  void publish(String version, String pem) {
    Secret trust =
        Secret.newBuilder()
            .setName(secret)
            .setValidationContext(
                CertificateValidationContext.newBuilder()
                    .setTrustedCa(DataSource.newBuilder().setInlineString(pem)))
            .build();
    cache.setSnapshot(
        EVERYBODY,
        Snapshot.create(List.of(), List.of(), List.of(), List.of(), List.of(trust), version));
  }

  @Override
  public void close() {
    if (server != null) {
      server.shutdownNow();
    }
  }
}
