package dev.interlock.command.errors;

import static dev.interlock.command.errors.Arranged.NO_TEXT;
import static dev.interlock.command.errors.ErrorCase.badRequest;
import static dev.interlock.command.errors.ErrorCase.conflict;
import static dev.interlock.command.errors.ErrorCase.limitExceeded;
import static dev.interlock.command.errors.ErrorCase.notFound;

import java.util.Map;
import java.util.stream.Stream;

/** How operations on resources, and on all that a method has, fail. */
final class MethodErrors {
  private static final String UNKNOWN_RESOURCE = "Invalid Resource identifier specified";
  private static final String UNKNOWN_METHOD = "Invalid Method identifier specified";
  private static final String UNKNOWN_INTEGRATION = "Invalid Integration identifier specified";
  private static final String UNKNOWN_RESPONSE = "Invalid Response status code specified";
  private static final Map<String, Object> NO_RESOURCE = Map.of("resourceId", "none");
  private static final Map<String, Object> NO_METHOD = Map.of("httpMethod", "PUT");
  private static final Map<String, Object> NO_RESPONSE = Map.of("statusCode", "404");

  private MethodErrors() {}

  static Stream<ErrorCase> of(Arranged is) {
    return Stream.of(ofResources(is), ofMethods(), ofIntegrations(is)).flatMap(cases -> cases);
  }

  private static Stream<ErrorCase> ofResources(Arranged is) {
    return Stream.of(
        badRequest(
            "CreateResource",
            "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and"
                + " curly braces at the beginning and the end.",
            Map.of("pathPart", "a b")),
        notFound(
            "CreateResource", UNKNOWN_RESOURCE, Map.of("parentId", "none", "pathPart", "cats")),
        conflict(
            "CreateResource",
            "Another resource with the same parent already has this name: pets",
            Map.of("pathPart", "pets")),
        limitExceeded(
            "CreateResource",
            "REST API Imported has 300 resources, which is the limit; spread them over two APIs",
            Map.of("restApiId", is.full, "parentId", is.rootOfFull, "pathPart", "more")),
        notFound("GetResource", UNKNOWN_RESOURCE, NO_RESOURCE),
        badRequest(
            "GetResources",
            "Invalid limit parameter specified. Give a number from 1 to 500",
            Map.of("limit", 501)),
        notFound(
            "GetResources",
            "Invalid API identifier specified 123456789012:none",
            Map.of("restApiId", "none")),
        badRequest(
            "DeleteResource",
            "The root resource cannot be deleted; delete the API instead",
            Map.of("resourceId", is.root)),
        notFound("DeleteResource", UNKNOWN_RESOURCE, NO_RESOURCE));
  }

  private static Stream<ErrorCase> ofMethods() {
    return Stream.of(
        badRequest(
            "PutMethod",
            "Invalid HttpMethod specified. Valid options are"
                + " GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY",
            Map.of("httpMethod", "FETCH", "authorizationType", "NONE")),
        notFound(
            "PutMethod",
            UNKNOWN_RESOURCE,
            Map.of("resourceId", "none", "authorizationType", "NONE")),
        conflict(
            "PutMethod",
            "Method already exists for this resource",
            Map.of("authorizationType", "NONE")),
        notFound("GetMethod", UNKNOWN_METHOD, NO_METHOD),
        notFound("DeleteMethod", UNKNOWN_METHOD, NO_METHOD),
        badRequest(
            "PutMethodResponse",
            "Invalid model identifier specified: Pet",
            Map.of("statusCode", "201", "responseModels", Map.of("application/json", "Pet"))),
        notFound("PutMethodResponse", UNKNOWN_METHOD, NO_METHOD),
        conflict("PutMethodResponse", "Response already exists for this resource", Map.of()),
        notFound("GetMethodResponse", UNKNOWN_RESPONSE, NO_RESPONSE),
        badRequest("DeleteMethodResponse", "Bad Request", Map.of("statusCode", NO_TEXT)),
        notFound("DeleteMethodResponse", UNKNOWN_RESPONSE, NO_RESPONSE),
        badRequest(
            "TestInvokeMethod",
            "Invalid pathWithQueryString specified: '%' is not percent-encoded",
            Map.of("pathWithQueryString", "/pets?a=%")),
        notFound("TestInvokeMethod", UNKNOWN_METHOD, NO_METHOD));
  }

  private static Stream<ErrorCase> ofIntegrations(Arranged is) {
    return Stream.of(
        badRequest(
            "PutIntegration",
            "Invalid HTTP endpoint specified for URI",
            Map.of(
                "type",
                "HTTP_PROXY",
                "integrationHttpMethod",
                "GET",
                "uri",
                "ftp://pets.example/")),
        notFound("PutIntegration", UNKNOWN_METHOD, Map.of("httpMethod", "PUT", "type", "MOCK")),
        badRequest("GetIntegration", "Bad Request", Map.of("httpMethod", NO_TEXT)),
        notFound("GetIntegration", UNKNOWN_METHOD, NO_METHOD),
        badRequest("DeleteIntegration", "Bad Request", Map.of("httpMethod", NO_TEXT)),
        notFound(
            "DeleteIntegration",
            UNKNOWN_INTEGRATION,
            Map.of("restApiId", is.full, "resourceId", is.rootOfFull, "httpMethod", "HEAD")),
        badRequest(
            "PutIntegrationResponse",
            "Validation Result: warnings : [], errors : [Invalid content type specified: json]",
            Map.of("responseTemplates", Map.of("json", "{}"))),
        notFound("PutIntegrationResponse", UNKNOWN_RESPONSE, NO_RESPONSE),
        badRequest("GetIntegrationResponse", "Bad Request", Map.of("statusCode", NO_TEXT)),
        notFound("GetIntegrationResponse", UNKNOWN_RESPONSE, NO_RESPONSE),
        badRequest("DeleteIntegrationResponse", "Bad Request", Map.of("statusCode", NO_TEXT)),
        notFound("DeleteIntegrationResponse", UNKNOWN_RESPONSE, NO_RESPONSE));
  }
}
