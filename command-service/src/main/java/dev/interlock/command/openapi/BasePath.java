package dev.interlock.command.openapi;

import dev.interlock.command.Refusal;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;

/** What the base path of a document adds to its paths, by AWS's parameter {@code basepath}. */
final class BasePath {
  private BasePath() {}

  /**
   * The prefix, empty or starting with a slash.
   *
   * @param mode {@code ignore}, {@code prepend} or {@code split}, which drops the first segment
   */
  static String prefix(OpenAPI document, String mode) {
    String base = of(document);
    return switch (mode) {
      case "ignore" -> "";
      case "prepend" -> base;
      case "split" -> {
        int second = base.indexOf('/', 1);
        yield second < 0 ? "" : base.substring(second);
      }
      default ->
          throw Refusal.invalid(
              "Invalid basepath '%s' specified. Must be one of: [ignore, prepend, split]"
                  .formatted(mode));
    };
  }

  private static String of(OpenAPI document) {
    List<Server> servers = document.getServers();
    if (servers == null || servers.isEmpty() || servers.getFirst().getUrl() == null) {
      return "";
    }
    Server server = servers.getFirst();
    String[] url = {server.getUrl()};
    if (server.getVariables() != null) {
      server
          .getVariables()
          .forEach(
              (name, variable) ->
                  url[0] = url[0].replace("{" + name + "}", String.valueOf(variable.getDefault())));
    }
    String path = url[0].replaceFirst("^([a-zA-Z]+:)?//[^/]*", "");
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
