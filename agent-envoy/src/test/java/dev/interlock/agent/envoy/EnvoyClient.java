package dev.interlock.agent.envoy;

import com.google.rpc.Status;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.Secret;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.envoyproxy.envoy.service.secret.v3.SecretDiscoveryServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;

/** What Envoy does on a stream of its secret discovery service, over a real socket. */
final class EnvoyClient implements StreamObserver<DiscoveryResponse>, AutoCloseable {
  private static final String SECRET =
      "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret";

  private final ManagedChannel channel;
  private final StreamObserver<DiscoveryRequest> requests;
  private final String name;
  private volatile Function<String, String> judgement = pem -> "";
  private volatile String version = "";
  private volatile String holds = "";

  EnvoyClient(String name, int port) {
    this.name = name;
    this.channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    this.requests =
        SecretDiscoveryServiceGrpc.newStub(channel).withWaitForReady().streamSecrets(this);
    requests.onNext(request().setNode(Node.newBuilder().setId(name).setCluster("orders")).build());
  }

  /**
   * From now on this decides.
   *
   * @param why what is wrong with a trusted CA, or nothing
   */
  void judge(Function<String, String> why) {
    judgement = why;
  }

  /** The trusted CA that it took last. */
  String holds() {
    return holds;
  }

  private DiscoveryRequest.Builder request() {
    return DiscoveryRequest.newBuilder()
        .setTypeUrl(SECRET)
        .addResourceNames("client-trust")
        .setVersionInfo(version);
  }

  @Override
  public void onNext(DiscoveryResponse response) {
    String pem = trustedCa(response);
    String why = judgement.apply(pem);
    DiscoveryRequest.Builder answer = request().setResponseNonce(response.getNonce());
    if (why.isEmpty()) {
      holds = pem;
      version = response.getVersionInfo();
      answer.setVersionInfo(version);
    } else {
      answer.setErrorDetail(Status.newBuilder().setCode(13).setMessage(why));
    }
    requests.onNext(answer.build());
  }

  private String trustedCa(DiscoveryResponse response) {
    try {
      Secret secret = response.getResources(0).unpack(Secret.class);
      return secret.getValidationContext().getTrustedCa().getInlineString();
    } catch (Exception e) {
      throw new IllegalStateException(name + " got no secret", e);
    }
  }

  @Override
  public void onError(Throwable error) {
    // The agent has ended.
  }

  @Override
  public void onCompleted() {
    // The agent has ended.
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
