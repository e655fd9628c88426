package dev.interlock.command.restapi;

import dev.interlock.command.aws.Document;
import dev.interlock.contract.restapi.Resource;
import java.util.Map;
import java.util.TreeMap;

/** Resource of AWS's model. */
final class ResourceView {
  private ResourceView() {}

  /**
   * The view.
   *
   * @param withMethods whether the methods are shown in full, not by their names alone
   */
  static Document of(Resource resource, boolean withMethods) {
    Map<String, Document> methods = new TreeMap<>();
    resource
        .methods()
        .forEach(
            (verb, method) ->
                methods.put(
                    verb,
                    withMethods ? MethodView.of(resource.id(), verb, method) : Document.EMPTY));
    return Document.EMPTY
        .with(resource.id(), "id")
        .with(resource.parentId(), "parentId")
        .with(resource.pathPart(), "pathPart")
        .with(resource.path(), "path")
        .with(methods.isEmpty() ? null : methods, "resourceMethods");
  }
}
