package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.contract.restapi.Resource;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Where a resource may be added; texts are AWS's where it has one. */
final class ResourceRules {
  /** Quota of AWS: resources per API, the root included. */
  static final int MAX_RESOURCES = 300;

  private static final Pattern PATH_PART =
      Pattern.compile("[a-zA-Z0-9._:-]+|\\{[a-zA-Z0-9._:-]+\\+?}");

  private ResourceRules() {}

  static void requireRoom(ApiDefinition api, Resource parent, String pathPart) {
    if (!PATH_PART.matcher(pathPart).matches()) {
      throw Refusal.invalid(
          "pathPart",
          "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly"
              + " braces at the beginning and the end.");
    }
    if (parent.path().endsWith("+}")) {
      throw Refusal.invalid(
          "Cannot create a child of a resource with a greedy path variable: " + parent.pathPart());
    }
    List<String> siblings =
        api.resources().values().stream()
            .filter(resource -> parent.id().equals(resource.parentId()))
            .map(Resource::pathPart)
            .filter(Objects::nonNull)
            .toList();
    if (siblings.contains(pathPart)) {
      throw Refusal.conflict(
          "Another resource with the same parent already has this name: " + pathPart);
    }
    if (isVariable(pathPart)) {
      siblings.stream()
          .filter(ResourceRules::isVariable)
          .findFirst()
          .ifPresent(
              sibling -> {
                throw Refusal.invalid(
                    "pathPart",
                    ("A sibling (%s) of this resource already has a variable path part -- only one is"
                            + " allowed")
                        .formatted(sibling));
              });
    }
    if (api.resources().size() >= MAX_RESOURCES) {
      throw Refusal.limitExceeded(
          "REST API %s has %d resources, which is the limit; spread them over two APIs"
              .formatted(api.name(), MAX_RESOURCES));
    }
  }

  private static boolean isVariable(String pathPart) {
    return pathPart.startsWith("{");
  }
}
