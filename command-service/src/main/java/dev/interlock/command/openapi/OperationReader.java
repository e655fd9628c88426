package dev.interlock.command.openapi;

import dev.interlock.command.aws.Document;
import dev.interlock.contract.restapi.Method;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads an operation of a document as a method of an API. */
final class OperationReader {
  private static final String EXTENSION = "x-amazon-apigateway-";
  private static final Map<String, String> PLACES =
      Map.of("query", "querystring", "header", "header", "path", "path");

  private final Notes notes;
  private final Refs refs;
  private final SecurityReader security;
  private final IntegrationReader integrations;

  OperationReader(OpenAPI document, Notes notes) {
    this.notes = notes;
    this.refs = new Refs(document, notes);
    this.security = new SecurityReader(document, notes);
    this.integrations = new IntegrationReader(notes);
  }

  Method read(String path, String verb, PathItem item, Operation operation) {
    warnOfOthers(operation);
    Document settings =
        Document.EMPTY
            .with(operation.getOperationId(), "operationName")
            .with(requestParameters(item, operation), "requestParameters")
            .with(requestModels(operation), "requestModels");
    return new Method(
        security.authorizationType(operation),
        security.apiKeyRequired(operation),
        settings.members(),
        responses(operation),
        integrations.read(path, verb, operation.getExtensions()));
  }

  private @Nullable Map<String, Boolean> requestParameters(PathItem item, Operation operation) {
    List<Parameter> all = new ArrayList<>();
    all.addAll(Objects.requireNonNullElse(item.getParameters(), List.of()));
    all.addAll(Objects.requireNonNullElse(operation.getParameters(), List.of()));
    Map<String, Boolean> parameters = new TreeMap<>();
    for (Parameter declared : all) {
      Parameter parameter = refs.follow(declared);
      String place = parameter == null ? null : PLACES.get(String.valueOf(parameter.getIn()));
      if (parameter != null && place != null) {
        parameters.put(
            "method.request.%s.%s".formatted(place, parameter.getName()),
            Boolean.TRUE.equals(parameter.getRequired()));
      } else if (parameter != null) {
        notes.warn("The parameter '%s' in '%s' is ignored", parameter.getName(), parameter.getIn());
      }
    }
    return parameters.isEmpty() ? null : parameters;
  }

  private @Nullable Map<String, String> requestModels(Operation operation) {
    RequestBody body =
        operation.getRequestBody() == null ? null : refs.follow(operation.getRequestBody());
    return body == null ? null : refs.models(body.getContent());
  }

  private Map<String, Map<String, Object>> responses(Operation operation) {
    Map<String, Map<String, Object>> responses = new TreeMap<>();
    if (operation.getResponses() != null) {
      operation
          .getResponses()
          .forEach(
              (status, declared) -> {
                ApiResponse response = refs.follow(declared);
                if (!status.matches("[1-5]\\d\\d")) {
                  notes.warn("The response '%s' is no status code and is ignored", status);
                } else if (response != null) {
                  responses.put(status, response(response));
                }
              });
    }
    return responses;
  }

  private Map<String, Object> response(ApiResponse response) {
    Map<String, Boolean> parameters = new TreeMap<>();
    if (response.getHeaders() != null) {
      response
          .getHeaders()
          .keySet()
          .forEach(header -> parameters.put("method.response.header." + header, false));
    }
    return Document.EMPTY
        .with(parameters.isEmpty() ? null : parameters, "responseParameters")
        .with(refs.models(response.getContent()), "responseModels")
        .members();
  }

  private void warnOfOthers(Operation operation) {
    if (operation.getExtensions() != null) {
      operation.getExtensions().keySet().stream()
          .filter(name -> name.startsWith(EXTENSION))
          .filter(
              name -> !List.of("auth", "integration").contains(name.substring(EXTENSION.length())))
          .forEach(name -> notes.warn("%s is not offered and is ignored", name));
    }
  }
}
