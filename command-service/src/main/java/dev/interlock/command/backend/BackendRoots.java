package dev.interlock.command.backend;

import dev.interlock.command.certificate.PemCertificates;
import dev.interlock.command.testinvoke.BackendAuthorities;
import dev.interlock.contract.BackendEvent.BackendRegistered;
import dev.interlock.messaging.Json;
import java.security.cert.X509Certificate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The roots that backends were registered with, for those who call these backends. */
@Component
class BackendRoots implements BackendAuthorities {
  private final JdbcClient jdbc;
  private final Instances instances;

  BackendRoots(JdbcClient jdbc, Instances instances) {
    this.jdbc = jdbc;
    this.instances = instances;
  }

  @Override
  public List<X509Certificate> of(String restApiId, String host, int port) {
    return jdbc
        .sql(
            """
            SELECT registration FROM command.backend WHERE backend_id IN
              (SELECT backend_id FROM command.backend_stage WHERE split_part(stage_id, '/', 1) = ?)
            ORDER BY backend_id
            """)
        .param(restApiId)
        .query(String.class)
        .list()
        .stream()
        .map(json -> Json.mapper().readValue(json, BackendRegistered.class))
        .filter(backend -> isAt(backend, host, port))
        .flatMap(
            backend ->
                PemCertificates.parse("serverAuthorities", backend.serverAuthorities()).stream())
        .toList();
  }

  /** By its server name, whatever the port, or by the address of one of its instances. */
  private boolean isAt(BackendRegistered backend, String host, int port) {
    String address = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    return host.equalsIgnoreCase(backend.serverName())
        || instances.isAt(backend.backendId(), address);
  }
}
