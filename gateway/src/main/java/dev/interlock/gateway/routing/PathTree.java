package dev.interlock.gateway.routing;

import dev.interlock.contract.restapi.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Resources by the parts of their paths. What is tried first is AWS's order: a part as it is
 * written, then {@code {x}}, which stands for one, then {@code {x+}}, which stands for all that are
 * left. A resource that does not serve the request is passed over for the next.
 */
final class PathTree {
  private final Map<String, PathTree> children = new HashMap<>();
  private @Nullable PathTree anyPart;
  private @Nullable Resource greedy;
  private @Nullable Resource resource;

  /** Adds a resource below this node, which stands for the root. */
  void add(Resource added) {
    PathTree node = this;
    for (String part : parts(added.path())) {
      if (part.endsWith("+}")) {
        node.greedy = added;
        return;
      }
      node = node.child(part);
    }
    node.resource = added;
  }

  private PathTree child(String part) {
    if (!part.startsWith("{")) {
      return children.computeIfAbsent(part, none -> new PathTree());
    }
    if (anyPart == null) {
      anyPart = new PathTree();
    }
    return anyPart;
  }

  /** The most specific resource of a path that serves the request, or null. */
  @Nullable Resource find(List<String> path, Predicate<Resource> serves) {
    if (path.isEmpty()) {
      return resource != null && serves.test(resource) ? resource : null;
    }
    List<String> rest = path.subList(1, path.size());
    PathTree exact = children.get(path.getFirst());
    Resource found = exact == null ? null : exact.find(rest, serves);
    if (found == null && anyPart != null && !path.getFirst().isEmpty()) {
      found = anyPart.find(rest, serves);
    }
    return found != null || greedy == null || !serves.test(greedy) ? found : greedy;
  }

  /** The parts between the slashes of a path; a slash at its end adds none, as on AWS. */
  static List<String> parts(String path) {
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return end <= 0 ? List.of() : List.of(path.substring(1, end).split("/", -1));
  }
}
