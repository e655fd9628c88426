package dev.interlock.gateway.routing;

import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.contract.restapi.Method;
import dev.interlock.contract.restapi.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of a deployment by verb and path. */
public final class RoutingTable {
  private static final String ANY = "ANY";

  private final PathTree paths = new PathTree();

  private RoutingTable() {}

  /** Of an API as it was deployed. */
  public static RoutingTable of(ApiDefinition deployed) {
    RoutingTable table = new RoutingTable();
    deployed.resources().values().stream()
        .filter(resource -> !resource.methods().isEmpty())
        .forEach(table.paths::add);
    return table;
  }

  /** The resource that serves a request, whose path is as it was sent. */
  Optional<Resource> find(String httpMethod, String path) {
    return Optional.ofNullable(
        paths.find(PathTree.parts(path), resource -> serves(resource, httpMethod)));
  }

  private static boolean serves(Resource resource, String httpMethod) {
    return resource.methods().containsKey(httpMethod) || resource.methods().containsKey(ANY);
  }

  /** The method of a resource that serves a verb. */
  static Method method(Resource resource, String httpMethod) {
    return resource.method(httpMethod).or(() -> resource.method(ANY)).orElseThrow();
  }

  /** What a path has in place of each name of a resource that it leads to. */
  static Map<String, String> variables(Resource resource, String path) {
    List<String> parts = PathTree.parts(path);
    Map<String, String> variables = new HashMap<>();
    List<String> named = PathTree.parts(resource.path());
    for (int i = 0; i < named.size(); i++) {
      String part = named.get(i);
      if (part.endsWith("+}")) {
        variables.put(
            part.substring(1, part.length() - 2), String.join("/", parts.subList(i, parts.size())));
      } else if (part.startsWith("{")) {
        variables.put(part.substring(1, part.length() - 1), parts.get(i));
      }
    }
    return variables;
  }
}
