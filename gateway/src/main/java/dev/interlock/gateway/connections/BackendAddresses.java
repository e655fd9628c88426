package dev.interlock.gateway.connections;

import dev.interlock.integration.AddressPolicy;
import dev.interlock.integration.ExecutionFailed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Where backends are: what is connected to is what was checked, and no second look-up. */
final class BackendAddresses {
  private final VertxInternal vertx;
  private final AddressPolicy policy;

  BackendAddresses(Vertx vertx, AddressPolicy policy) {
    this.vertx = (VertxInternal) vertx;
    this.policy = policy;
  }

  /**
   * The address to connect to, by the look-up that the client would make itself; on the event loop
   * of the caller. Fails with {@link ExecutionFailed} when one of the host may not be called.
   */
  Future<SocketAddress> of(String host, int port) {
    return vertx.nameResolver().resolveAll(host).compose(found -> permitted(found, port));
  }

  private Future<SocketAddress> permitted(List<InetSocketAddress> found, int port) {
    for (InetSocketAddress candidate : found) {
      Optional<String> refusal = policy.refusal(candidate.getAddress());
      if (refusal.isPresent()) {
        return Future.failedFuture(ExecutionFailed.invalidAddress(refusal.get()));
      }
    }
    return Future.succeededFuture(
        SocketAddress.inetSocketAddress(
            new InetSocketAddress(found.getFirst().getAddress(), port)));
  }
}
