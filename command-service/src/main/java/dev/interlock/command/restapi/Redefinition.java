package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.restapi.ApiDraft.DraftResource;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
import dev.interlock.contract.restapi.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes the resources of an API those of a draft. What is the same already stays as it is; all that
 * breaks a rule is named at once, as AWS names it.
 */
final class Redefinition {
  private final ApiEditor editor;
  private final List<String> errors = new ArrayList<>();

  private Redefinition(ApiEditor editor) {
    this.editor = editor;
  }

  /**
   * Makes the changes.
   *
   * @param overwrite whether what the draft does not have goes
   * @throws Refusal INVALID with all that is wrong with the draft
   */
  static void make(ApiEditor editor, ApiDraft draft, boolean overwrite) {
    Redefinition redefinition = new Redefinition(editor);
    if (overwrite) {
      redefinition.deleteOthers(draft);
    }
    draft.resources().forEach(redefinition::put);
    if (!redefinition.errors.isEmpty()) {
      throw Refusal.invalid(
          "Errors found during import:\n\t" + String.join("\n\t", redefinition.errors));
    }
  }

  private void deleteOthers(ApiDraft draft) {
    for (Resource resource : editor.api().resources().values()) {
      // One that is below another went with it.
      if (editor.api().resource(resource.id()).isPresent()) {
        if (resource.parentId() == null || draft.at(resource.path()).isPresent()) {
          deleteOthers(resource, draft);
        } else {
          editor.deleteResource(resource.id());
        }
      }
    }
  }

  private void deleteOthers(Resource resource, ApiDraft draft) {
    Set<String> wanted =
        draft.at(resource.path()).map(kept -> kept.methods().keySet()).orElse(Set.of());
    resource.methods().keySet().stream()
        .filter(verb -> !wanted.contains(verb))
        .forEach(verb -> editor.deleteMethod(resource.id(), verb));
  }

  private void put(DraftResource wanted) {
    String path = wanted.path();
    if (editor.api().at(path).isEmpty()) {
      // Without its parent there is no place for it, and that has been said.
      editor
          .api()
          .at(wanted.parentPath())
          .ifPresent(
              parent ->
                  attempt(
                      "create resource at path '%s'".formatted(path),
                      () -> editor.createResource(wanted.id(), parent.id(), wanted.pathPart())));
    }
    editor
        .api()
        .at(path)
        .ifPresent(
            resource -> wanted.methods().forEach((verb, method) -> put(resource, verb, method)));
  }

  private void put(Resource resource, String verb, Method wanted) {
    Method present = resource.methods().get(verb);
    if (wanted.equals(present)) {
      return;
    }
    String id = resource.id();
    if (present != null) {
      editor.deleteMethod(id, verb);
    }
    String place = "'%s' for resource at path '%s'".formatted(verb, resource.path());
    if (!attempt("put method " + place, () -> editor.putMethod(id, verb, wanted))) {
      return;
    }
    wanted
        .responses()
        .forEach(
            (status, settings) ->
                attempt(
                    "put method response '%s' on %s".formatted(status, place),
                    () -> editor.putMethodResponse(id, verb, status, settings)));
    Integration integration = wanted.integration();
    if (integration != null
        && attempt(
            "put integration on " + place, () -> editor.putIntegration(id, verb, integration))) {
      integration
          .responses()
          .forEach(
              (status, settings) ->
                  attempt(
                      "put integration response '%s' on %s".formatted(status, place),
                      () -> editor.putIntegrationResponse(id, verb, status, settings)));
    }
  }

  private boolean attempt(String what, Runnable change) {
    try {
      change.run();
      return true;
    } catch (Refusal refusal) {
      errors.add("Unable to %s: %s".formatted(what, refusal.getMessage()));
      return false;
    }
  }
}
