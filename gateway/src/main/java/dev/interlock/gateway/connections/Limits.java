package dev.interlock.gateway.connections;

import java.time.Duration;

/**
 * What connections to backends are kept within.
 *
 * @param connectionsPerBackend of one stage and certificate to one address, on each event loop
 * @param connect to reach a backend
 * @param keepAlive for which a connection without a request is kept
 * @param silence after which a connection on which nothing comes or goes is given up
 * @param retirement after which a connection of a certificate that is presented no more is cut
 */
public record Limits(
    int connectionsPerBackend,
    Duration connect,
    Duration keepAlive,
    Duration silence,
    Duration retirement) {
  /** What serves most. */
  public static final Limits DEFAULT =
      new Limits(
          256,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5));
}
