package dev.interlock.command.errors;

import static dev.interlock.command.errors.Arranged.NO_TEXT;
import static dev.interlock.command.errors.ErrorCase.badRequest;
import static dev.interlock.command.errors.ErrorCase.conflict;
import static dev.interlock.command.errors.ErrorCase.limitExceeded;
import static dev.interlock.command.errors.ErrorCase.notFound;

import java.util.Map;
import java.util.stream.Stream;

/** How operations on resources, methods and their responses fail. */
final class MethodErrors {
  private static final String UNKNOWN_RESOURCE = "Invalid Resource identifier specified";
  private static final String UNKNOWN_METHOD = "Invalid Method identifier specified";

  private static final String UNKNOWN_RESPONSE = "Invalid Response status code specified";

  private MethodErrors() {}

  static Stream<ErrorCase> of(Arranged is) {
    return Stream.concat(ofResources(is), ofMethods(is));
  }

  private static Stream<ErrorCase> ofResources(Arranged is) {
    return Stream.of(
        badRequest(
            "CreateResource",
            "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and"
                + " curly braces at the beginning and the end.",
            aws -> aws.createResource(r -> r.restApiId(is.api).parentId(is.root).pathPart("a b"))),
        notFound(
            "CreateResource",
            UNKNOWN_RESOURCE,
            aws -> aws.createResource(r -> r.restApiId(is.api).parentId("none").pathPart("x"))),
        conflict(
            "CreateResource",
            "Another resource with the same parent already has this name: pets",
            aws -> aws.createResource(r -> r.restApiId(is.api).parentId(is.root).pathPart("pets"))),
        limitExceeded(
            "CreateResource",
            "REST API Imported has 300 resources, which is the limit; spread them over two APIs",
            aws ->
                aws.createResource(
                    r -> r.restApiId(is.full).parentId(is.rootOfFull).pathPart("more"))),
        notFound(
            "GetResource",
            UNKNOWN_RESOURCE,
            aws -> aws.getResource(r -> r.restApiId(is.api).resourceId("none"))),
        badRequest(
            "GetResources",
            "Invalid limit parameter specified. Give a number from 1 to 500",
            aws -> aws.getResources(r -> r.restApiId(is.api).limit(501))),
        notFound(
            "GetResources",
            "Invalid API identifier specified 123456789012:none",
            aws -> aws.getResources(r -> r.restApiId("none"))),
        badRequest(
            "DeleteResource",
            "The root resource cannot be deleted; delete the API instead",
            aws -> aws.deleteResource(r -> r.restApiId(is.api).resourceId(is.root))),
        notFound(
            "DeleteResource",
            UNKNOWN_RESOURCE,
            aws -> aws.deleteResource(r -> r.restApiId(is.api).resourceId("none"))));
  }

  private static Stream<ErrorCase> ofMethods(Arranged is) {
    return Stream.of(
        badRequest(
            "PutMethod",
            "Invalid HttpMethod specified. Valid options are"
                + " GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY",
            aws ->
                aws.putMethod(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("FETCH")
                            .authorizationType("NONE"))),
        notFound(
            "PutMethod",
            UNKNOWN_RESOURCE,
            aws ->
                aws.putMethod(
                    r ->
                        r.restApiId(is.api)
                            .resourceId("none")
                            .httpMethod("GET")
                            .authorizationType("NONE"))),
        conflict(
            "PutMethod",
            "Method already exists for this resource",
            aws ->
                aws.putMethod(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .authorizationType("NONE"))),
        notFound(
            "GetMethod",
            UNKNOWN_METHOD,
            aws -> aws.getMethod(r -> r.restApiId(is.api).resourceId(is.pets).httpMethod("PUT"))),
        notFound(
            "DeleteMethod",
            UNKNOWN_METHOD,
            aws ->
                aws.deleteMethod(r -> r.restApiId(is.api).resourceId(is.pets).httpMethod("PUT"))),
        notFound(
            "GetMethodResponse",
            UNKNOWN_RESPONSE,
            aws ->
                aws.getMethodResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode("404"))),
        badRequest(
            "DeleteMethodResponse",
            "Bad Request",
            aws ->
                aws.deleteMethodResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode(NO_TEXT))),
        notFound(
            "DeleteMethodResponse",
            UNKNOWN_RESPONSE,
            aws ->
                aws.deleteMethodResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode("404"))),
        badRequest(
            "PutMethodResponse",
            "Invalid model identifier specified: Pet",
            aws ->
                aws.putMethodResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode("201")
                            .responseModels(Map.of("application/json", "Pet")))),
        notFound(
            "PutMethodResponse",
            UNKNOWN_METHOD,
            aws ->
                aws.putMethodResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("PUT")
                            .statusCode("200"))),
        conflict(
            "PutMethodResponse",
            "Response already exists for this resource",
            aws ->
                aws.putMethodResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode("200"))),
        badRequest(
            "TestInvokeMethod",
            "Invalid pathWithQueryString specified: '%' is not percent-encoded",
            aws ->
                aws.testInvokeMethod(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .pathWithQueryString("/pets?a=%"))),
        notFound(
            "TestInvokeMethod",
            UNKNOWN_METHOD,
            aws ->
                aws.testInvokeMethod(
                    r -> r.restApiId(is.api).resourceId(is.pets).httpMethod("PUT"))));
  }
}
