package dev.interlock.backends;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The configuration file of {@link NginxBackend}; all its paths are relative to its directory. */
final class NginxConfiguration {

  static final String FILE = "nginx.conf";

  // No session tickets: a session made under the old trust could be resumed under the new one.
  // No kept connections: at a reload nginx closes idle ones without a warning, and a request that
  // is on its way then is lost (measured with six clients: 20 requests in 60 reloads; now none).
  // The header carries SHA-1, the only fingerprint that nginx computes.
  private static final String TEMPLATE =
      """
      %s
      daemon off;
      worker_processes 1;
      worker_shutdown_timeout 5s;
      pid nginx.pid;
      error_log nginx-error.log notice;
      events {
        worker_connections 512;
      }
      http {
        log_format clients '$request_method $status $ssl_client_fingerprint';
        access_log access.log clients;
        server_tokens on;
        client_body_temp_path tmp/body;
        proxy_temp_path tmp/proxy;
        fastcgi_temp_path tmp/fastcgi;
        uwsgi_temp_path tmp/uwsgi;
        scgi_temp_path tmp/scgi;
        server {
          listen 127.0.0.1:%d ssl;
          ssl_certificate server.pem;
          ssl_certificate_key server-key.pem;
          ssl_client_certificate trust.pem;
          ssl_verify_client %s;
          ssl_verify_depth 1;
          ssl_protocols %s;
          ssl_session_cache none;
          ssl_session_tickets off;
          keepalive_timeout 0;
          location / {
            default_type application/json;
            add_header Client-Fingerprint-Sha1 $ssl_client_fingerprint;
            return 200 '{"backend":"%s","server":"nginx","fingerprint1":"$ssl_client_fingerprint"}\\n';
          }
        }
      }
      """;

  private NginxConfiguration() {}

  static String of(BackendSettings settings, int port) {
    // As root, nginx gives its workers to a user who may not enter this directory.
    String user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
    String verify = settings.acceptsAnybody() ? "optional_no_ca" : "on";
    return TEMPLATE.formatted(
        user, port, verify, String.join(" ", settings.tlsVersions()), settings.name());
  }

  static List<String> command(Path directory, String... action) {
    List<String> command = new ArrayList<>();
    // -e: else nginx first tries the log of the machine's own nginx.
    command.addAll(List.of("nginx", "-e", "stderr", "-p", directory + "/", "-c", FILE));
    command.addAll(List.of(action));
    return command;
  }
}
