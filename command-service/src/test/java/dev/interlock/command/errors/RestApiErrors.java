package dev.interlock.command.errors;

import static dev.interlock.command.errors.Arranged.NO_TEXT;
import static dev.interlock.command.errors.Arranged.document;
import static dev.interlock.command.errors.Arranged.replace;
import static dev.interlock.command.errors.ErrorCase.badRequest;
import static dev.interlock.command.errors.ErrorCase.conflict;
import static dev.interlock.command.errors.ErrorCase.limitExceeded;
import static dev.interlock.command.errors.ErrorCase.notFound;

import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;

/** How operations on REST APIs and on definitions of them fail. */
final class RestApiErrors {
  private static final String UNKNOWN = "Invalid API identifier specified 123456789012:none";
  private static final String NO_OPENAPI = "Invalid OpenAPI input.";
  private static final String TOO_LARGE =
      "Imported has more than 300 resources, which is the limit; spread them over two APIs";

  private RestApiErrors() {}

  static Stream<ErrorCase> of(Arranged is) {
    return Stream.concat(ofApis(is), ofDefinitions(is));
  }

  private static Stream<ErrorCase> ofApis(Arranged is) {
    return Stream.of(
        badRequest(
            "CreateRestApi",
            "Name cannot be an empty string",
            aws -> aws.createRestApi(r -> r.name(" "))),
        badRequest(
            "CreateRestApi",
            UNKNOWN,
            aws -> aws.createRestApi(r -> r.name("Copy").cloneFrom("none"))),
        badRequest("GetRestApi", "Bad Request", aws -> aws.getRestApi(r -> r.restApiId(NO_TEXT))),
        notFound("GetRestApi", UNKNOWN, aws -> aws.getRestApi(r -> r.restApiId("none"))),
        badRequest(
            "GetRestApis",
            "Invalid limit parameter specified. Give a number from 1 to 500",
            aws -> aws.getRestApis(r -> r.limit(0))),
        badRequest(
            "UpdateRestApi",
            "Invalid patch path /id",
            aws ->
                aws.updateRestApi(r -> r.restApiId(is.api).patchOperations(replace("/id", "x")))),
        notFound("UpdateRestApi", UNKNOWN, aws -> aws.updateRestApi(r -> r.restApiId("none"))),
        badRequest(
            "DeleteRestApi", "Bad Request", aws -> aws.deleteRestApi(r -> r.restApiId(NO_TEXT))),
        notFound("DeleteRestApi", UNKNOWN, aws -> aws.deleteRestApi(r -> r.restApiId("none"))),
        conflict(
            "DeleteRestApi",
            "REST API %s has the stages [prod]; delete them first".formatted(is.api),
            aws -> aws.deleteRestApi(r -> r.restApiId(is.api))));
  }

  private static Stream<ErrorCase> ofDefinitions(Arranged is) {
    SdkBytes nonsense = SdkBytes.fromUtf8String("nonsense");
    return Stream.of(
        badRequest("ImportRestApi", NO_OPENAPI, aws -> aws.importRestApi(r -> r.body(nonsense))),
        limitExceeded(
            "ImportRestApi", TOO_LARGE, aws -> aws.importRestApi(r -> r.body(document(300)))),
        badRequest(
            "PutRestApi",
            NO_OPENAPI,
            aws -> aws.putRestApi(r -> r.restApiId(is.api).body(nonsense))),
        notFound(
            "PutRestApi",
            UNKNOWN,
            aws -> aws.putRestApi(r -> r.restApiId("none").body(document(1)))),
        limitExceeded(
            "PutRestApi",
            TOO_LARGE,
            aws -> aws.putRestApi(r -> r.restApiId(is.api).body(document(300)))));
  }
}
