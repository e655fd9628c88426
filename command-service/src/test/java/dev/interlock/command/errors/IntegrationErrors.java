package dev.interlock.command.errors;

import static dev.interlock.command.errors.Arranged.NO_TEXT;
import static dev.interlock.command.errors.ErrorCase.badRequest;
import static dev.interlock.command.errors.ErrorCase.notFound;

import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;

/** How operations on integrations and their responses fail. */
final class IntegrationErrors {
  private static final String UNKNOWN_METHOD = "Invalid Method identifier specified";
  private static final String UNKNOWN_INTEGRATION = "Invalid Integration identifier specified";
  private static final String UNKNOWN_RESPONSE = "Invalid Response status code specified";

  private IntegrationErrors() {}

  static Stream<ErrorCase> of(Arranged is) {
    return Stream.of(
        badRequest(
            "PutIntegration",
            "Invalid HTTP endpoint specified for URI",
            aws ->
                aws.putIntegration(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .type(IntegrationType.HTTP_PROXY)
                            .integrationHttpMethod("GET")
                            .uri("ftp://pets.example/"))),
        notFound(
            "PutIntegration",
            UNKNOWN_METHOD,
            aws ->
                aws.putIntegration(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("PUT")
                            .type(IntegrationType.MOCK))),
        badRequest(
            "GetIntegration",
            "Bad Request",
            aws ->
                aws.getIntegration(
                    r -> r.restApiId(is.api).resourceId(is.pets).httpMethod(NO_TEXT))),
        notFound(
            "GetIntegration",
            UNKNOWN_METHOD,
            aws ->
                aws.getIntegration(r -> r.restApiId(is.api).resourceId(is.pets).httpMethod("PUT"))),
        notFound(
            "DeleteIntegration",
            UNKNOWN_INTEGRATION,
            aws ->
                aws.deleteIntegration(
                    r -> r.restApiId(is.full).resourceId(is.rootOfFull).httpMethod("HEAD"))),
        badRequest(
            "DeleteIntegration",
            "Bad Request",
            aws ->
                aws.deleteIntegration(
                    r -> r.restApiId(is.api).resourceId(is.pets).httpMethod(NO_TEXT))),
        badRequest(
            "GetIntegrationResponse",
            "Bad Request",
            aws ->
                aws.getIntegrationResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode(NO_TEXT))),
        notFound(
            "GetIntegrationResponse",
            UNKNOWN_RESPONSE,
            aws ->
                aws.getIntegrationResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode("404"))),
        badRequest(
            "DeleteIntegrationResponse",
            "Bad Request",
            aws ->
                aws.deleteIntegrationResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode(NO_TEXT))),
        notFound(
            "DeleteIntegrationResponse",
            UNKNOWN_RESPONSE,
            aws ->
                aws.deleteIntegrationResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode("404"))),
        badRequest(
            "PutIntegrationResponse",
            "Validation Result: warnings : [], errors : [Invalid content type specified: json]",
            aws ->
                aws.putIntegrationResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode("200")
                            .responseTemplates(Map.of("json", "{}")))),
        notFound(
            "PutIntegrationResponse",
            UNKNOWN_RESPONSE,
            aws ->
                aws.putIntegrationResponse(
                    r ->
                        r.restApiId(is.api)
                            .resourceId(is.pets)
                            .httpMethod("GET")
                            .statusCode("404"))));
  }
}
