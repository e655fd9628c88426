package dev.interlock.benchmarks.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An nginx with as many workers as there are processors, which keeps its connections. */
final class Nginx implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String FRAME =
      """
      %s
      daemon off;
      worker_processes auto;
      pid nginx.pid;
      error_log stderr warn;
      events { worker_connections 4096; }
      http {
        access_log off;
        keepalive_requests 100000000;
        client_body_temp_path tmp/body;
        proxy_temp_path tmp/proxy;
        fastcgi_temp_path tmp/fastcgi;
        uwsgi_temp_path tmp/uwsgi;
        scgi_temp_path tmp/scgi;
        %s
      }
      """;

  private static final String BACKEND =
      """
      server {
        listen 127.0.0.1:%d ssl;
        ssl_certificate server.pem;
        ssl_certificate_key server-key.pem;
        ssl_client_certificate client.pem;
        ssl_verify_client on;
        ssl_protocols TLSv1.3;
        location / {
          default_type application/json;
          return 200 '{"fingerprint1":"$ssl_client_fingerprint"}\\n';
        }
      }
      """;

  private static final String PROXY =
      """
      upstream backend {
        server 127.0.0.1:%d;
        keepalive 256;
        keepalive_requests 100000000;
      }
      server {
        listen 127.0.0.1:%d;
        location / {
          proxy_pass https://backend;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_ssl_certificate client.pem;
          proxy_ssl_certificate_key client-key.pem;
          proxy_ssl_trusted_certificate server-ca.pem;
          proxy_ssl_verify on;
          proxy_ssl_name localhost;
          proxy_ssl_protocols TLSv1.3;
        }
      }
      """;

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** A server that verifies its clients and answers with the fingerprint that it saw. */
  static Nginx backend(Path directory) throws IOException, InterruptedException {
    int port = freePort();
    return start(directory, "backend", BACKEND.formatted(port), port);
  }

  /** A proxy that presents a fixed certificate to the backend. */
  static Nginx proxy(Path directory, Nginx backend) throws IOException, InterruptedException {
    int port = freePort();
    return start(directory, "proxy", PROXY.formatted(backend.port, port), port);
  }

  private static Nginx start(Path directory, String name, String servers, int port)
      throws IOException, InterruptedException {
    String file = name + ".conf";
    String user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
    Files.createDirectories(directory.resolve("tmp"));
    Files.writeString(
        directory.resolve(file),
        FRAME.formatted(user, servers).replace("nginx.pid", name + ".pid"));
    Process process =
        new ProcessBuilder("nginx", "-e", "stderr", "-p", directory + "/", "-c", file)
            .redirectError(directory.resolve(name + ".log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    Nginx nginx = new Nginx(process, port);
    nginx.awaitListening();
    return nginx;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    throw new IllegalStateException("nginx did not start; see its log beside its configuration");
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** Where it listens, for one who verifies host names. */
  URI uri(String scheme, String host) {
    return URI.create("%s://%s:%d/".formatted(scheme, host, port));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
