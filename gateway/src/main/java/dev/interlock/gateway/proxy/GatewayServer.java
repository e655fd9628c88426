package dev.interlock.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens for requests; each instance on an event loop of its own, all on one port. */
public final class GatewayServer extends VerticleBase {
  /** A caller from whom nothing comes, and who takes nothing, for so long is let go. */
  private static final int SILENCE_SECONDS = 60;

  /** So long a request may take when the server ends. */
  private static final int FINISH_SECONDS = 30;

  private final Gateway gateway;
  private final String host;
  private final int port;
  private @Nullable HttpServer server;

  /**
   * A server that does not listen yet.
   *
   * @param port or 0 for any free one
   */
  public GatewayServer(Gateway gateway, String host, int port) {
    this.gateway = gateway;
    this.host = host;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setStrictThreadMode(true)
            .setHandle100ContinueAutomatically(true)
            .setHttp2ClearTextEnabled(false)
            .setIdleTimeout(SILENCE_SECONDS);
    return vertx
        .createHttpServer(options)
        .requestHandler(gateway)
        .listen(port, host)
        .onSuccess(listening -> server = listening);
  }

  /** Takes no more requests, and lets those that are being served finish. */
  @Override
  public Future<?> stop() {
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(FINISH_SECONDS, TimeUnit.SECONDS);
  }

  /** The port that it listens on. */
  public int port() {
    return Objects.requireNonNull(server, "started").actualPort();
  }
}
