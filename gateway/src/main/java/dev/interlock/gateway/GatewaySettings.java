package dev.interlock.gateway;

import dev.interlock.gateway.connections.Limits;
import dev.interlock.integration.AddressPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings {@code interlock.gateway.*}; what they are for is in {@code gateway.yaml}.
 *
 * @param name of this gateway; empty for that of the host
 * @param serverAuthorities a file; empty for none
 * @param refusedAddresses networks that are not called
 * @param allowedAddresses networks that are called whatever is refused
 */
@ConfigurationProperties("interlock.gateway")
record GatewaySettings(
    String name,
    String host,
    int port,
    int eventLoops,
    Duration joining,
    String serverAuthorities,
    List<String> refusedAddresses,
    List<String> allowedAddresses,
    Backends backends,
    AccessLogSettings accessLog) {

  GatewaySettings {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "interlock.gateway.port is %d: give a port from 1 to 65535".formatted(port));
    }
    if (eventLoops < 0) {
      throw new IllegalArgumentException(
          "interlock.gateway.event-loops is %d: give a number, or 0 for one each processor"
              .formatted(eventLoops));
    }
  }

  /** What connections to backends are kept within. */
  record Backends(
      int connections,
      Duration connectTimeout,
      Duration keepAlive,
      Duration silence,
      Duration retirement) {

    Backends {
      if (connections < 1) {
        throw new IllegalArgumentException(
            "interlock.gateway.backends.connections is %d: give at least 1".formatted(connections));
      }
    }

    Limits limits() {
      return new Limits(connections, connectTimeout, keepAlive, silence, retirement);
    }
  }

  /** Where the access log goes, and what is in it. */
  record AccessLogSettings(String file, String format) {}

  /** The name, which must be the same after a restart. */
  String nameOrHost() {
    if (!name.isEmpty()) {
      return name;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "This host has no name for the gateway to take: set interlock.gateway.name", e);
    }
  }

  /** Which backends may be called. */
  AddressPolicy addresses() {
    return new AddressPolicy("interlock.gateway", refusedAddresses, allowedAddresses);
  }

  DataPlane.Listening listening() {
    int loops = eventLoops == 0 ? Runtime.getRuntime().availableProcessors() : eventLoops;
    return new DataPlane.Listening(host, port, loops, joining, backends.limits());
  }
}
