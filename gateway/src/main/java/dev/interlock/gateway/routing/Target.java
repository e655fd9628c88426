package dev.interlock.gateway.routing;

import dev.interlock.contract.StageRef;
import java.util.Optional;

/**
 * Where a request goes.
 *
 * @param path below the stage, beginning with a slash, percent-encoded as it was sent
 */
record Target(StageRef stage, String path) {
  /** What a host name has after the id of the API, as on AWS. */
  private static final String SERVICE = "execute-api";

  /**
   * Reads {@code /{restapi}/{stage}/{path}}, or on a host {@code {restapi}.execute-api.…} {@code
   * /{stage}/{path}}; empty if there is no stage in it.
   *
   * @param host without its port
   * @param path percent-encoded as it was sent, without a query
   */
  static Optional<Target> of(String host, String path) {
    String[] labels = host.split("\\.", 3);
    boolean named = labels.length > 1 && labels[1].equalsIgnoreCase(SERVICE);
    String[] parts = (named ? "/" + labels[0] + path : path).split("/", 4);
    return parts.length < 3 || parts[2].isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Target(
                new StageRef(parts[1], parts[2]), "/" + (parts.length == 4 ? parts[3] : "")));
  }
}
