package dev.interlock.standalone;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Which service answers which path. */
final class Routes {
  /** Reads that only the write side can answer. */
  private static final Pattern OF_THE_WRITE_SIDE =
      Pattern.compile(
          "/v1/(backends/[^/]+/trust-bundle|rotations/[^/]+/receipt|forecast"
              + "|(access-keys|certificate-requests|freezes|renewal-policies)(/.*)?)");

  private Routes() {}

  /**
   * Reads go to the query service; changes, what only the write side can answer, and the AWS API to
   * the command service.
   */
  static List<Route> between(URI commandService, URI queryService) {
    return List.of(
        new Route("query service", Routes::isRead, queryService),
        new Route("command service", (method, path) -> true, commandService));
  }

  private static boolean isRead(String method, String path) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return false;
    }
    return path.equals("/")
        || isAtOrBelow("/console", path)
        || isAtOrBelow("/assets", path)
        || (isAtOrBelow("/v1", path) && !OF_THE_WRITE_SIDE.matcher(path).matches());
  }

  private static boolean isAtOrBelow(String folder, String path) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }
}
