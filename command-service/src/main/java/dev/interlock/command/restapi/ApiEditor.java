package dev.interlock.command.restapi;

import dev.interlock.command.Refusal;
import dev.interlock.command.aws.Document;
import dev.interlock.contract.RestApiEvent;
import dev.interlock.contract.RestApiEvent.IntegrationDeleted;
import dev.interlock.contract.RestApiEvent.IntegrationPut;
import dev.interlock.contract.RestApiEvent.IntegrationResponseDeleted;
import dev.interlock.contract.RestApiEvent.IntegrationResponsePut;
import dev.interlock.contract.RestApiEvent.MethodDeleted;
import dev.interlock.contract.RestApiEvent.MethodPut;
import dev.interlock.contract.RestApiEvent.MethodResponseDeleted;
import dev.interlock.contract.RestApiEvent.MethodResponsePut;
import dev.interlock.contract.RestApiEvent.ResourceCreated;
import dev.interlock.contract.RestApiEvent.ResourceDeleted;
import dev.interlock.contract.RestApiEvent.RestApiUpdated;
import dev.interlock.contract.restapi.ApiDefinition;
import dev.interlock.contract.restapi.Integration;
import dev.interlock.contract.restapi.Method;
import dev.interlock.contract.restapi.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes an API within the rules, and keeps the events that this takes. What breaks a rule is
 * refused and leaves everything as it was; texts are AWS's where it has one.
 */
final class ApiEditor {
  private final String restApiId;
  private final Instant at;
  private final List<RestApiEvent> events = new ArrayList<>();
  private ApiDefinition api;

  ApiEditor(String restApiId, ApiDefinition api, Instant at) {
    this.restApiId = restApiId;
    this.api = api;
    this.at = at;
  }

  /** The events so far. */
  List<RestApiEvent> events() {
    return events;
  }

  /** The API after the events so far. */
  ApiDefinition api() {
    return api;
  }

  /** Changes name, description and settings; nothing when they are the same. */
  void update(Document to) {
    RestApiSettings.require(to);
    RestApiUpdated updated =
        new RestApiUpdated(
            restApiId,
            String.valueOf(to.text("name")),
            to.text("description"),
            to.without("name", "description").members(),
            at);
    if (!api.on(updated).equals(api)) {
      record(updated);
    }
  }

  void createResource(String resourceId, String parentId, String pathPart) {
    ResourceRules.requireRoom(api, resource(parentId), pathPart);
    record(new ResourceCreated(restApiId, resourceId, parentId, pathPart, at));
  }

  void deleteResource(String resourceId) {
    if (resource(resourceId).parentId() == null) {
      throw Refusal.invalid("The root resource cannot be deleted; delete the API instead");
    }
    record(new ResourceDeleted(restApiId, resourceId, at));
  }

  void putMethod(String resourceId, String verb, Method method) {
    MethodRules.requireMethod(verb, method);
    if (resource(resourceId).method(verb).isPresent()) {
      throw Refusal.conflict("Method already exists for this resource");
    }
    record(
        new MethodPut(
            restApiId,
            resourceId,
            verb,
            method.authorizationType(),
            method.apiKeyRequired(),
            method.settings(),
            at));
  }

  void deleteMethod(String resourceId, String verb) {
    method(resourceId, verb);
    record(new MethodDeleted(restApiId, resourceId, verb, at));
  }

  void putMethodResponse(
      String resourceId, String verb, String status, Map<String, Object> settings) {
    if (method(resourceId, verb).responses().containsKey(status)) {
      throw Refusal.conflict("Response already exists for this resource");
    }
    MethodRules.requireResponse(new Document(settings));
    record(new MethodResponsePut(restApiId, resourceId, verb, status, settings, at));
  }

  void deleteMethodResponse(String resourceId, String verb, String status) {
    requireResponse(method(resourceId, verb).responses(), status);
    record(new MethodResponseDeleted(restApiId, resourceId, verb, status, at));
  }

  void putIntegration(String resourceId, String verb, Integration integration) {
    MethodRules.requireIntegration(method(resourceId, verb), integration);
    record(
        new IntegrationPut(
            restApiId,
            resourceId,
            verb,
            integration.type(),
            integration.httpMethod(),
            integration.uri(),
            integration.timeoutInMillis(),
            integration.insecureSkipVerification(),
            integration.settings(),
            at));
  }

  void putIntegrationResponse(
      String resourceId, String verb, String status, Map<String, Object> settings) {
    integration(resourceId, verb);
    MethodRules.requireIntegrationResponse(
        method(resourceId, verb), status, new Document(settings));
    record(new IntegrationResponsePut(restApiId, resourceId, verb, status, settings, at));
  }

  void deleteIntegration(String resourceId, String verb) {
    integration(resourceId, verb);
    record(new IntegrationDeleted(restApiId, resourceId, verb, at));
  }

  void deleteIntegrationResponse(String resourceId, String verb, String status) {
    requireResponse(integration(resourceId, verb).responses(), status);
    record(new IntegrationResponseDeleted(restApiId, resourceId, verb, status, at));
  }

  private Resource resource(String id) {
    return api.resource(id).orElseThrow(() -> Refusal.notFound(RestApis.UNKNOWN_RESOURCE));
  }

  private Method method(String resourceId, String verb) {
    return resource(resourceId)
        .method(verb)
        .orElseThrow(() -> Refusal.notFound(RestApis.UNKNOWN_METHOD));
  }

  private Integration integration(String resourceId, String verb) {
    return Optional.ofNullable(method(resourceId, verb).integration())
        .orElseThrow(() -> Refusal.notFound(RestApis.UNKNOWN_INTEGRATION));
  }

  private static void requireResponse(Map<String, ?> responses, String status) {
    if (!responses.containsKey(status)) {
      throw Refusal.notFound(RestApis.UNKNOWN_RESPONSE);
    }
  }

  private void record(RestApiEvent event) {
    api = api.on(event);
    events.add(event);
  }
}
